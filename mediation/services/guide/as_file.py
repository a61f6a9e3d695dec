"""The reference as a file (`./run docs`): the values of `guide.py` as Markdown, or as one HTML page that prints."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from mediation.services.guide import tables
from mediation.services.guide.tables import DocumentLine, LimitLine, StepLine

TITLE = "办案指引"
LEDE = (
    "本文由程序所依据的表生成：每一步由谁办、从哪到哪、何时会被拒绝；每个期限从哪天起、多长、错过会怎样；每种文书、每个指标。"
)
STEPS_HEAD = ("步骤", "从", "到", "谁可以办", "何时不能办", "填写时核对", "引起", "依据")
LIMITS_HEAD = ("编号", "期限", "谁的", "从哪天起", "多长", "重新起算", "不计入", "可延长", "到什么为止", "错过会怎样", "依据")
DOCUMENTS_HEAD = ("编号", "文书", "由哪一步签发", "给谁", "份数", "署名", "归入", "依据")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the reference. `anchor` is its place in the page; each row's first cell is its heading."""

    title: str
    anchor: str
    intro: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def sections(settings: Mapping[str, str] | None = None) -> Iterator[Table]:
    """Everything that is in force for the bureau of these settings, in the order it is read in; None: for any bureau."""
    among = tables.in_force(settings)
    for kind in tables.kinds(among=among):
        states = [
            (s.label, s.stage, "、".join(s.reached), "、".join(s.leaves) or "—", "办理中" if s.open else "已有结果")
            for s in kind.states
        ]
        path = " — ".join(kind.stages)
        yield Table(
            f"{kind.label}：状态", f"{kind.id}-states", path, ("状态", "阶段", "怎样到这里", "接下来可以", "情况"), states
        )
        yield Table(f"{kind.label}：步骤", kind.id, "", STEPS_HEAD, [_step_row(step) for step in kind.steps])
    yield Table(
        "期限",
        "limits",
        "“日”的单位按《办案规则》第80条。",
        LIMITS_HEAD,
        [_limit_row(row) for row in tables.limits(among=among)],
    )
    yield Table("文书", "documents", "", DOCUMENTS_HEAD, [_document_row(row) for row in tables.documents()])
    rates = [(r.id, r.label, r.says, r.source) for r in tables.rates()]
    yield Table("指标", "rates", "", ("编号", "指标", "算法", "出处"), rates)


def _step_row(step: StepLine) -> tuple[str, ...]:
    caused = [f"期限 {name}" for name in step.starts] + [f"《{title}》" for title in step.documents]
    return (
        step.label, "、".join(step.starts_from) or "新案", step.to or "不变", "、".join(step.by),
        "".join(step.refuses), "".join(step.checks), "、".join(caused), step.basis,
    )  # fmt: skip


def _limit_row(row: LimitLine) -> tuple[str, ...]:
    whose = f"{row.whose}（{row.each}）" if row.each else row.whose
    return (
        row.id, row.label, whose, row.starts, row.length, row.restarts, row.leaves_out, row.extends,
        row.ends, row.then, row.basis,
    )  # fmt: skip


def _document_row(row: DocumentLine) -> tuple[str, ...]:
    return (
        row.id, f"《{row.title}》", "、".join(row.offered), row.audience, row.copies, row.signed, row.file, row.basis,
    )  # fmt: skip


# --- written down ---------------------------------------------------------------------------------------------


def markdown(settings: Mapping[str, str] | None = None) -> str:
    """The reference as Markdown, for the bureau of these settings or for any (None)."""
    parts = [f"# {TITLE}", LEDE, tables.ASKED_OF_EVERY_ACT]
    for table in sections(settings):
        parts += [f'<a id="{table.anchor}"></a>\n\n## {table.title}', *([table.intro] if table.intro else [])]
        lines = [table.head, tuple("---" for _ in table.head), *table.rows]
        parts.append("\n".join(f"| {' | '.join(_cell(text) for text in line)} |" for line in lines))
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "｜").replace("\n", " ") or " "


STYLE = (
    "body{font:14px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif;margin:24px;color:#1c1b19}"
    "table{border-collapse:collapse;width:100%;margin:8px 0 24px}th,td{border-top:1px solid #c9c5bd;padding:4px 8px;"
    "text-align:left;vertical-align:top;font-size:12px}thead{display:table-header-group}tr{break-inside:avoid}"
    "@page{size:A4 landscape;margin:12mm}"
)


def html(settings: Mapping[str, str] | None = None) -> str:
    """The reference as one HTML page, which prints on A4, for the bureau of these settings or for any (None)."""
    found = list(sections(settings))
    links = "　".join(f'<a href="#{table.anchor}">{escape(table.title)}</a>' for table in found)
    body = "\n".join(_html_table(table) for table in found)
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{TITLE}</title><style>{STYLE}</style></head>\n'
        f"<body><h1>{TITLE}</h1><p>{escape(LEDE)}</p><p>{escape(tables.ASKED_OF_EVERY_ACT)}</p><p>{links}</p>\n{body}\n</body></html>\n"
    )


def _html_table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in table.head)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(text)}</td>" for text in rest)}</tr>'
        for first, *rest in table.rows
    )
    intro = f"<p>{escape(table.intro)}</p>" if table.intro else ""
    return f'<h2 id="{table.anchor}">{escape(table.title)}</h2>{intro}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
