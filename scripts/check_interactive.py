"""Drive `apply --interactive` through a terminal: python3 check_interactive.py NODE MAIN. Part of `npm run check:python`."""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

RECIPE = """package: { from: shop.billing, to: shop_billing, distribution: shop-billing, directory: packages/shop-billing }
guide: MIGRATION.md
"""
FILES = {
    "README.md": "# Shop\n\nBills are made by `shop.billing.invoice.Invoice`.\n",
    "extract-codemod.yaml": RECIPE,
    "pyproject.toml": '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.11"\ndependencies = []\n\n'
    '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
    "shop/__init__.py": "",
    "shop/billing/__init__.py": "",
    "shop/billing/invoice.py": "class Invoice:\n    pass\n",
    "shop/till.py": "from shop.billing.invoice import Invoice\n\nprint(Invoice())\n",
}
PROMPT = re.compile(r"([a-z-]+), ([^\s,]+): take this edit \[y,n,a,d,q,e,\?\]\? $")
CONFIRM = re.compile(r"Write \d+ files? .*\? \[y/N\] $")
SECONDS = 120


def repository(folder):
    for path, text in FILES.items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w") as file:
            file.write(text)
    for command in (["init", "-q", "-b", "main"], ["config", "user.name", "Ada"], ["config", "user.email", "a@b.c"], ["add", "-A"], ["commit", "-qm", "Start"]):
        subprocess.run(["git", *command], cwd=folder, check=True)


def read(folder, path):
    with open(os.path.join(folder, path)) as file:
        return file.read()


def drive(folder, answer, *flags, editor="true"):
    """Run on a terminal of its own; `answer(transform, path, times)` gives the key for each question. Gives exit code and what was said."""
    env = {**os.environ, "TERM": "dumb", "GIT_EDITOR": editor, "NO_COLOR": "1"}
    for name in ("CI", "GIT_DIR", "GIT_INDEX_FILE"):
        env.pop(name, None)
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(sys.argv[1], [sys.argv[1], sys.argv[2], "apply", "-q", "-i", *flags], env)
    said, asked, start, since = "", {}, time.monotonic(), 0
    while True:
        if time.monotonic() - start > SECONDS:
            os.kill(child, 9)
            raise AssertionError("it hangs: " + said[-500:])
        ready, _, _ = select.select([terminal], [], [], 0.5)
        if not ready:
            continue
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        said += chunk.decode("utf8", "replace").replace("\r\n", "\n")
        line = said[since:]
        question = PROMPT.search(line)
        if question:
            key = question.groups()
            asked[key] = asked.get(key, 0) + 1
            os.write(terminal, (answer(*key, asked[key]) + "\n").encode())
            since = len(said)
        elif CONFIRM.search(line):
            os.write(terminal, b"y\n")
            since = len(said)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def check(name, is_so, said):
    print(("ok    " if is_so else "WRONG ") + name)
    if not is_so:
        print(said[-3000:])
        sys.exit(1)


def left_out(folder):
    repository(folder)
    code, said = drive(folder, lambda transform, path, times: "n" if path == "README.md" else "a")
    is_so = code == 0 and read(folder, "README.md") == FILES["README.md"] and "shop_billing" in read(folder, "shop/till.py")
    check("an edit that is left out stays out, and all others are made", is_so, said)


def refused(folder):
    repository(folder)
    before = subprocess.run(["git", "status", "--porcelain"], cwd=folder, capture_output=True).stdout
    code, said = drive(folder, lambda transform, path, times: "q" if times == 2 else "n" if path == "shop/till.py" else "y")
    after = subprocess.run(["git", "status", "--porcelain"], cwd=folder, capture_output=True).stdout
    is_so = code == 0 and "That cannot be left so:" in said and "the check resolves failed" in said and "Nothing was written." in said
    check("what something needs cannot be left out, and q writes nothing", is_so and before == after, said)


def help_and_rest(folder):
    repository(folder)

    def answer(transform, path, times):
        if transform == "write-migration-guide":
            return "d"
        return "?" if times == 1 else "a"

    code, said = drive(folder, answer)
    is_so = code == 0 and "n - leave it out" in said and not os.path.exists(os.path.join(folder, "MIGRATION.md"))
    check("? tells the keys, d leaves the rest of a transform out", is_so and os.path.exists(os.path.join(folder, "packages")), said)


def edited(folder):
    repository(folder)
    answer = lambda transform, path, times: "e" if path == "MIGRATION.md" and times == 1 else "y"
    code, said = drive(folder, answer, editor="sed -i '1s/From/Farewell to/'")
    is_so = code == 0 and read(folder, "MIGRATION.md").startswith("# Farewell to shop.billing")
    check("e takes what the editor leaves", is_so, said)


def broken_edit(folder):
    repository(folder)
    answer = lambda transform, path, times: ("e" if times == 1 else "q") if path == "shop/till.py" else "y"
    code, said = drive(folder, answer, editor="sed -i 's/Invoice())/None)/'")
    check("an edit that changes what code says is refused with the reason", code == 0 and "That cannot be left so:" in said, said)


def nobody(folder):
    repository(folder)
    ended = subprocess.run([sys.argv[1], sys.argv[2], "apply", "--interactive"], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    check("without a terminal it is refused", ended.returncode == 2 and "asks on a terminal" in ended.stderr, ended.stderr)


for work in (left_out, refused, help_and_rest, edited, broken_edit, nobody):
    with tempfile.TemporaryDirectory() as place:
        work(place)
