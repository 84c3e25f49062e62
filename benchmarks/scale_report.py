"""Tables and a plot of what `scale.py` measured."""

import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Results = Mapping[str, Any]
FIRST = 100
BEGIN, END = "<!-- scale: begin -->", "<!-- scale: end -->"
SORTS = {"lookup": "one entity, one place", "ranking": "rankings and counts", "list": "lists"}


def sizes_of(results: Results) -> list[int]:
    """Return the sizes that were measured."""
    return sorted(int(key) for key in results if key.isdigit())


def in_short(load: Mapping[str, Any]) -> str:
    """Return one line about a load."""
    parts = []
    for name, label in (("before", "bare"), ("merged", "merged"), ("all", "derived")):
        if load.get(name):
            parts.append(f"{label} {load[name]:.1f} s ({load['quads'] / load[name]:,.0f}/s)")
    parts.append(f"peak {load.get('peak', 0) / 2**20:,.0f} MiB")
    if load.get("size"):
        parts.append(f"on disk {load['size'] / 2**20:,.0f} MiB")
    return ", ".join(parts)


def spread(values: Sequence[float]) -> tuple[float, float]:
    """Return median and 95th percentile."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[math.ceil(0.95 * len(ordered)) - 1]


def of_runs(result: Mapping[str, Any] | None, what: str) -> float | None:
    """Return the median of a measure over the runs of a question; None where it was given up."""
    if not result or not result["runs"]:
        return None
    return statistics.median(run[what] for run in result["runs"])


def a_row(result: Mapping[str, Any] | None) -> float | None:
    """Return the microseconds for each row behind the first hundred; None where there are few."""
    if not result or not result["runs"] or result["runs"][0]["rows"] < 3 * FIRST:
        return None
    return 1e6 * statistics.median(
        (run["seconds"] - run["first"]) / (run["rows"] - FIRST) for run in result["runs"]
    )


def tables(results: Results) -> str:
    """Return all tables as Markdown."""
    busy = [
        r["disk"]["load"]["busy"]
        for r in map(results.get, map(str, sizes_of(results)))
        if "disk" in r
    ]
    seen = ", ".join(str(b) for b in busy)
    lines = [f"Machine: {results.get('machine')}; load average after each load onto disk: {seen}."]
    lines += ["", "### Loading", ""]
    lines += [*_loads(results), "", "### Questions, by engine", "", *_engines(results)]
    lines += ["", "### A fact looked up", "", *_look_ups(results)]
    for sort, heading in SORTS.items():
        lines += ["", f"### On disk: {heading}", "", *_questions(results, sort)]
        if sort == "lookup":
            lines += ["", *_in_time(results)]
    return "\n".join(lines)


def put(results: Results, file: Path) -> None:
    """Put the tables into a text, between the two marks that stand there."""
    text = file.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    whole = f"{before}{BEGIN}\n\n{tables(results)}\n\n{END}{after}"
    file.write_text(whole, encoding="utf-8", newline="\n")


def _loads(results: Results) -> Iterator[str]:
    yield (
        "| actions | engine | bare quads/s | merged quads/s | times rdflib, bare | merged "
        "| all of it, s | peak MiB | on disk MiB |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for size in sizes_of(results):
        reference = _reference(results, size)
        for engine in ("memory", "disk", "virtuoso", "rdflib"):
            load = results[str(size)].get(engine, {}).get("load")
            if not load:
                continue
            rates = [load["quads"] / load[k] if load.get(k) else None for k in ("before", "merged")]
            times = [r / reference if r and reference else None for r in rates]
            cells = [_number(v, ",.0f") for v in rates] + [_number(v, ".1f") for v in times]
            cells += [
                _number(load.get("all"), ".1f"),
                _mib(load.get("peak")),
                _mib(load.get("size")),
            ]
            yield f"| {size:,} | {engine} | {' | '.join(cells)} |"


def _reference(results: Results, size: int) -> float | None:
    """Return rdflib's bare rate at this size, or at the largest below it at which it was measured."""
    for smaller in sorted((s for s in sizes_of(results) if s <= size), reverse=True):
        load = results[str(smaller)].get("rdflib", {}).get("load")
        if load:
            return float(load["quads"] / load["before"])
    return None


def _engines(results: Results) -> Iterator[str]:
    yield "| actions | engine | questions | answered | median s | 95th percentile s | peak MiB |"
    yield "|---|---|---|---|---|---|---|"
    for size in sizes_of(results):
        for engine, measured in results[str(size)].items():
            questions = measured.get("questions") if isinstance(measured, dict) else None
            if not questions:
                continue
            answered = [s for r in questions.values() if (s := of_runs(r, "seconds")) is not None]
            cells = [_number(v, ".3f") for v in spread(answered)] if answered else ["", ""]
            peak = max((r.get("peak") or 0 for r in questions.values()), default=0)
            served = (
                measured.get("load", {}).get("peak") if engine in ("oxigraph", "virtuoso") else None
            )
            yield (
                f"| {size:,} | {engine} | {len(questions)} | {len(answered)} | {' | '.join(cells)} "
                f"| {_mib(served or peak)} |"
            )


def _look_ups(results: Results) -> Iterator[str]:
    yield "| actions | engine | µs | once more |"
    yield "|---|---|---|---|"
    for size in sizes_of(results):
        for engine in ("memory", "disk"):
            spent = results[str(size)].get(engine, {}).get("look_up")
            if spent:
                yield f"| {size:,} | {engine} | {' | '.join(_number(s, '.1f') for s in spent)} |"


def _questions(results: Results, sort: str) -> Iterator[str]:
    sizes = [s for s in sizes_of(results) if "disk" in results[str(s)]]
    heads = [f"{s:,}: first 100 | all | rows | µs a row" for s in sizes]
    yield f"| question | {' | '.join(heads)} | grows as |"
    yield "|---|" + "---|---|---|---|" * len(sizes) + "---|"
    for name, question in results.get("questions", {}).items():
        if question["sort"] != sort:
            continue
        cells = []
        for size in sizes:
            result = results[str(size)]["disk"].get("questions", {}).get(name)
            rows = result["runs"][0]["rows"] if result and result["runs"] else None
            cells += [
                _first(results, size, name),
                _number(of_runs(result, "seconds"), ".2f") or ("given up" if result else ""),
                _number(rows, ",d"),
                _number(a_row(result), ".0f"),
            ]
        yield f"| {name} | {' | '.join(cells)} | {_growth(results, name, sizes)} |"


def _firsts(results: Results, size: int, name: str) -> list[float]:
    """Return the seconds until the first hundred rows on disk, asked for nothing else."""
    found: list[float] = results[str(size)]["disk"].get("first", {}).get(name, [])
    return found


def _first(results: Results, size: int, name: str) -> str:
    """Return the median and, where it was longer, what a new process waits that asks for the first time."""
    firsts = _firsts(results, size, name)
    if not firsts:
        result = results[str(size)]["disk"].get("questions", {}).get(name)
        return _number(of_runs(result, "first"), ".3f")
    cold = f" ({firsts[0]:.3f})" if firsts[0] > 1.5 * statistics.median(firsts) else ""
    return f"{statistics.median(firsts):.3f}{cold}"


def _in_time(results: Results) -> Iterator[str]:
    names = [n for n, q in results["questions"].items() if q["sort"] == "lookup"]
    for size in sizes_of(results):
        known = [_firsts(results, size, n) for n in names if "disk" in results[str(size)]]
        warm = sum(bool(f) and statistics.median(f) < 0.1 for f in known)
        cold = sum(bool(f) and f[0] < 0.1 for f in known)
        yield (
            f"At {size:,} actions {warm} of {len(known)} give their first hundred rows under 0.1 s, {cold} "
            "of them the first time that a new process asks (in brackets, where that takes longer).  "
        )


def _growth(results: Results, name: str, sizes: Sequence[int]) -> str:
    """Return the exponent between the two largest sizes that were answered, of what takes long enough."""
    known = []
    for size in sizes:
        seconds = of_runs(results[str(size)]["disk"].get("questions", {}).get(name), "seconds")
        if seconds and seconds > 0.05:
            known.append((math.log(size), math.log(seconds)))
    if len(known) < 2:
        return ""
    (x, y), (further, higher) = known[-2:]
    return f"n^{(higher - y) / (further - x):.1f}"


def _number(value: float | None, form: str) -> str:
    return "" if value is None else format(value, form)


def _mib(value: float | None) -> str:
    return f"{value / 2**20:,.0f}" if value else ""


def plot(results: Results, file: Path) -> None:
    """Draw cost against size, both axes logarithmic."""
    import matplotlib

    matplotlib.use("svg" if file.suffix == ".svg" else "agg")
    matplotlib.rcParams["svg.hashsalt"] = "mhgraph"
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(12, 6))
    for label, points in _load_lines(results).items():
        left.plot(*zip(*points, strict=True), marker="o", label=label)
    left.set(xlabel="actions", ylabel="seconds", title="Loading", xscale="log", yscale="log")
    for label, points in _question_lines(results).items():
        right.plot(*zip(*points, strict=True), marker="o", label=label)
    right.axhline(0.1, color="grey", linewidth=0.8, linestyle=":")
    right.set(
        xlabel="actions", ylabel="seconds", title="Questions on disk", xscale="log", yscale="log"
    )
    for axes in (left, right):
        axes.grid(True, which="major", alpha=0.3)
        axes.legend(
            fontsize=8, loc="upper center", bbox_to_anchor=(0.5, -0.14), ncols=2, frameon=False
        )
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None)


def _load_lines(results: Results) -> dict[str, list[tuple[int, float]]]:
    lines: dict[str, list[tuple[int, float]]] = {}
    named = {"before": "bare", "merged": "merged", "all": "merged and derived"}
    for size in sizes_of(results):
        for engine in ("memory", "disk", "rdflib"):
            load = results[str(size)].get(engine, {}).get("load") or {}
            for key, label in named.items():
                if load.get(key):
                    lines.setdefault(f"{engine}, {label}", []).append((size, load[key]))
    return lines


def _question_lines(results: Results) -> dict[str, list[tuple[int, float]]]:
    """Return median and 95th percentile over the questions of each sort that every size answered."""
    sizes = [s for s in sizes_of(results) if results[str(s)].get("disk", {}).get("questions")]
    lines: dict[str, list[tuple[int, float]]] = {}
    for sort, heading in SORTS.items():
        names = [n for n, q in results["questions"].items() if q["sort"] == sort]
        known = [[_seconds(results, size, name, sort) for size in sizes] for name in names]
        whole = [[s for s in seconds if s is not None] for seconds in known if None not in seconds]
        rows = ": first 100 rows" if sort == "lookup" else ""
        label = f"{heading}{rows}, {len(whole)} of {len(names)}"
        for at, size in enumerate(sizes if whole else ()):
            measured = spread([seconds[at] for seconds in whole])
            for part, value in zip(("median", "95th percentile"), measured, strict=True):
                lines.setdefault(f"{label}, {part}", []).append((size, value))
    return lines


def _seconds(results: Results, size: int, name: str, sort: str) -> float | None:
    if sort == "lookup":
        firsts = _firsts(results, size, name)
        return statistics.median(firsts) if firsts else None
    return of_runs(results[str(size)]["disk"]["questions"].get(name), "seconds")
