/** One spelling a line: the file it stands in, the verdict of the ledger, the text (`⏎` and `⇥` for line break and tab). */
export const SPELLINGS = String.raw`
Makefile | rewritten | SRC = shop/data
Makefile | rewritten | lint: ; ruff check shop/data/ shop/core.py
Makefile | rewritten | types: ; mypy shop/data
Makefile | rewritten | clean: ; rm -rf shop/data/__pycache__
Makefile | rewritten | go: ; cd shop/data && ls
Makefile | rewritten | all: ; find shop/data -name '*.py'
Makefile | rewritten | abs: ; cat $(CURDIR)/shop/data/io.py
Makefile | undecided | inst: ; cp x $(PREFIX)/shop/data/x
Makefile | rewritten | run: ; python -m shop.data.io
Makefile | rewritten | cov: ; pytest --cov=shop.data --cov-report=xml
justfile | rewritten | test: pytest shop/data
Dockerfile | rewritten | COPY shop/data /app/shop/data
Dockerfile | rewritten | WORKDIR /app/shop/data
Dockerfile | rewritten | RUN pip install ./shop/data
Dockerfile | rewritten | CMD ["python", "-m", "shop.data.io"]
.dockerignore | rewritten | !shop/data
.gitignore | rewritten | /shop/data/*.json
.gitignore | rewritten | !shop/data/config/
.gitattributes | rewritten | shop/data/*.bin filter=lfs
.github/CODEOWNERS | rewritten | /shop/data/ @acme/data
.github/CODEOWNERS | rewritten | shop/data/io.py @acme/io
.github/CODEOWNERS | rewritten | /shop/data @acme/data
.github/labeler.yml | rewritten | data: ["shop/data/**"]
.github/workflows/ci.yml | rewritten | on: { push: { paths: ["shop/data/**", "!shop/data/*.md"] } }
.github/workflows/ci.yml | rewritten | x: { working-directory: shop/data }
.github/workflows/ci.yml | rewritten | y: { run: "pytest shop/data/io.py::test" }
.github/workflows/ci.yml | rewritten | z: { run: "cat $GITHUB_WORKSPACE/shop/data/io.py" }
.pre-commit-config.yaml | rewritten | exclude: ^(docs|shop/data)/
.pre-commit-config.yaml | rewritten | files: ^shop/data/io\.py$
.pre-commit-config.yaml | undecided | other: ^shop/(core|data)/
codecov.yml | rewritten | ignore: ["shop/data/config/**"]
mkdocs.yml | rewritten | watch: [shop/data]
sonar-project.properties | rewritten | sonar.sources=shop/data,shop/core.py
tox.ini | rewritten | [testenv]⏎commands = pytest {toxinidir}/shop/data
tox.ini | rewritten | x = pytest {envsitepackagesdir}/shop/data
tox.ini | rewritten | [flake8]⏎exclude = shop/data,build
mypy.ini | rewritten | [mypy-shop.data.*]
mypy.ini | rewritten | files = shop/data, tests
.coveragerc | rewritten | omit = */shop/data/*
.coveragerc | rewritten | source = shop.data
pytest.ini | rewritten | filterwarnings = ignore::DeprecationWarning:shop.data.io
MANIFEST.in | rewritten | include shop/data/io.py
BUILD.bazel | rewritten | deps = ["//shop/data:lib", "//shop/data"]
BUILD.bazel | rewritten | srcs = ["shop/data/io.py"]
shop/BUILD | rewritten | srcs = ["data/io.py"]
shop/meson.build | rewritten | py.install_sources(['data/io.py'])
CMakeLists.txt | rewritten | install(FILES shop/data/io.py DESTINATION x)
pixi.toml | rewritten | [tasks]⏎t = "pytest shop/data"
conf/app.conf | rewritten | handler = shop.data.io.Loader
conf/app.ini | rewritten | path = shop/data/config/base.yaml
app.properties | rewritten | loader=shop.data.io.Loader
.env | rewritten | LOADER=shop.data.io.Loader
.env | rewritten | DIR=shop/data
x.xml | rewritten | <bean class="shop.data.io.Loader"/>
x.jsonnet | rewritten | { loader: "shop.data.io.Loader" }
run.bat | rewritten | python shop\data\io.py
run.bat | rewritten | set PYTHONPATH=shop\data
run.ps1 | rewritten | python .\shop\data\io.py
run.sh | rewritten | python "$ROOT/shop/data/io.py"
run.sh | undecided | python "$HERE/shop/data/io.py"
run.sh | rewritten | for f in shop/data/*.py; do echo "$f"; done
run.sh | undecided | ls shop/{core,data}
run.sh | rewritten | python3 ./shop/data/io.py
scripts/run.sh | rewritten | python ../shop/data/io.py
README.md | rewritten | The code is in ~shop/data~.
README.md | undecided | The code is in shop/data today.
README.md | rewritten | See [it](shop/data/io.py) and [all](./shop/data/).
README.md | rewritten | See [config](shop/data/config/).
README.md | rewritten | Add a file shop/data/new.py there.
README.md | rewritten | Look into shop/data/.
README.md | rewritten | The module shop.data.io has shop.data.io.read.
README.md | rewritten | [main](https://github.com/acme/shop/blob/main/shop/data/io.py)
README.md | rewritten | [main](https://github.com/acme/shop/tree/main/shop/data)
README.md | rewritten | [raw](https://raw.githubusercontent.com/acme/shop/main/shop/data/io.py)
README.md | rewritten | [colab](https://colab.research.google.com/github/acme/shop/blob/main/shop/data/io.py)
README.md | kept | [tag](https://github.com/acme/shop/blob/v1.2/shop/data/io.py)
README.md | kept | [commit](https://github.com/acme/shop/blob/0123456789abcdef/shop/data/io.py)
README.md | undecided | [fork](https://github.com/other/shop/blob/main/shop/data/io.py)
README.md | undecided | [branch](https://github.com/acme/shop/blob/feature/shop/data/io.py)
README.md | none | [docs](https://acme.dev/shop/data/index.html)
README.md | none | shop/dataset and shop/data_old and myshop/data
README.md | kept | shop.data.csv is a file
README.md | kept | shop.data.gone was there once, and shop.data.io.gone
README.md | undecided | {{ shop.data.all }}
README.md | undecided | {% for c in shop.data.all %}
web/page.html | undecided | {% set c =⏎  shop.data.io %}
web/page.html | undecided | <p>{{ shop.data.io.read }}</p>
web/page.html | rewritten | <p data-loader="shop.data.io.Loader">shop.data.io</p>
docs/list.rst | undecided | {% if shop.data.io %}⏎x⏎{% endif %}
README.md | undecided | from shop import data
README.md | undecided | Say ~from shop.core import LEVEL~ or ~from shop import core, data as d~ first.
web/page.jsx | rewritten | export const A = () => <p title="shop.data.io">shop.data.io is {"shop/data/io.py"}</p>
web/page.jsx | kept | export const B = () => <b>{shop.data.io}</b>
notes.ipynb | undecided | {"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["run from shop import data"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
use.py | rewritten | S = "from shop import data"
docs/a.md | rewritten | [io](../shop/data/io.py) ![x](../shop/data/x.png)
docs/a.md | none | [page](shop/data.md)
docs/a.md | rewritten | ::: shop.data.io
docs/a.md | rewritten | --8<-- "shop/data/io.py"
docs/a.md | rewritten | ⇥pytest shop/data/io.py:12
docs/a.rst | rewritten | .. literalinclude:: ../shop/data/io.py
docs/a.rst | rewritten | .. include:: /shop/data/io.py
docs/a.rst | rewritten | :caption: shop/data/io.py
docs/a.rst | rewritten | .. automodule:: shop.data.io
docs/a.rst | rewritten | :mod:~shop.data.io~ and :py:class:~~shop.data.io.Loader~
docs/a.rst | rewritten | ~x <../shop/data/io.py>~_
docs/a.rst | rewritten | .. autosummary::⏎   shop.data.io.read
docs/conf.py | rewritten | nitpick_ignore = [("py:class", "shop.data.io.Loader")]
docs/conf.py | rewritten | import sys; sys.path.insert(0, "../shop/data")
shop/README.md | rewritten | [io](data/io.py)
shop/README.md | rewritten | ~data/config/base.yaml~
shop/notes.md | none | data and input/output
shop/data/notes.md | none | config/base.yaml and sets/images.bin lie here
conf/a.yaml | rewritten | a: !new:shop.data.io.Loader
conf/a.yaml | rewritten | b: !name:shop.data.io.read
conf/a.yaml | rewritten | c: !apply:shop.data.io.read []
conf/a.yaml | rewritten | d: !module:shop.data.io x
conf/a.yaml | rewritten | e: !!python/object/apply:shop.data.io.read []
conf/a.yaml | rewritten | f: !!python/name:shop.data.io.read
conf/a.yaml | kept | g: !shop.data.io.Loader {}
conf/a.yaml | rewritten | class_path: shop.data.io.Loader
conf/a.yaml | rewritten | _target_: shop.data.io.Loader
conf/a.yaml | none | key: "\${shop.data.x}"
conf/a.yaml | undecided | group: shop/data
conf/a.yaml | rewritten | file: shop/data/config/base.yaml
conf/a.yaml | rewritten | "shop.data.io": [⏎  1⏎]
conf/log.yaml | rewritten | loggers: {shop.data.io: {level: INFO}}
conf/log.ini | rewritten | [logger_io]⏎qualname = shop.data.io
conf/log.ini | rewritten | qualname = shop.data.io
README.md | rewritten | See shop.data.io.Loader.size of it.
conf/a.json | rewritten | {"class_path": "shop.data.io.Loader", "p": "shop/data/io.py", "w": "shop\\data\\io.py", "e": "shop\/data\/io.py"}
hosts.txt | kept | 10.0.0.1 shop.data
CHANGELOG.md | kept | - moved shop.data.io to shop/data/io.py
uv.lock | kept | # shop.data.io
web/app.ts | rewritten | const a = "shop.data.io.Loader"
web/app.ts | rewritten | // see shop/data/io.py
web/app.ts | kept | import x from 'shop.data.io'
web/app.ts | kept | const y = shop.data.io
web/app.ts | rewritten | const z = ~shop.data.io and \${y}~
use.py | none | from pathlib import Path; import os, hydra
use.py | rewritten | A = Path("shop") / "data" / "io.py"
use.py | rewritten | B = os.path.join("shop", "data", "io.py")
use.py | rewritten | C = Path("shop/data") / "io.py"
use.py | rewritten | D = Path("shop", "data").joinpath("io.py")
use.py | rewritten | F = list(Path("shop").glob("data/*.py"))
use.py | undecided | G = A / "shop" / "data"
use.py | rewritten | H = "shop\\data\\io.py"; I = r"shop\data\io.py"
use.py | rewritten | J = open("shop/data/config/base.yaml")
use.py | undecided | K = "shop/data"
use.py | kept | L = "/shop/data/"
use.py | rewritten | M = hydra.initialize(config_path="shop/data/config")
use.py | rewritten | N = "shop.data.io.Loader"
use.py | kept | O = "shop.data.plugins"
use.py | rewritten | R = logging.getLogger("shop.data.io")
use.py | none | # a comment on shop/dataset.py
use.py | rewritten | # a comment on shop/data/io.py
use.py | none | Q = A.shop / A.data
tests/test_x.py | rewritten | X = "../shop/data/config"
notes.md | kept | a shop.data-based tool
cov.toml | undecided | omit = ["*shop/data/io.py"]
docs/made.md | undecided | See docs/generated/shop.data.io.html
docs/made.md | undecided | [io](generated/shop.data.io.read.html#more)
docs/made.md | kept | https://shop.example.org/api/shop.data.io.html
docs/made.md | none | /srv/shop.data/x and x/shop.data.io
docs/conf/Makefile | undecided | clean: ; rm -f generated/shop.data.*
`
  .replaceAll('~~', '\0')
  .replaceAll('~', '`')
  .replaceAll('\0', '`~')
  .replaceAll('\\$', '$')
