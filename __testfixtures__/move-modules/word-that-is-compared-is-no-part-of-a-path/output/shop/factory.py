from pathlib import Path

HERE = Path(__file__).parent


def strategy(args):
    if getattr(args, "strategy", "task") in ("task", "step"):
        return 1
    if args.kind not in ["task", "till"] or args.kind in {"step", "task"}:
        return 2
    return (HERE / "prices.txt").read_text() if args.kind in ("task",) else ""
