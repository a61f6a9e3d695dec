"""`./run unit …`: the units of the tree, where one act changes several of their tables."""

from typing import Annotated

import typer

from mediation.verbs import Group, Verb, day_of, need_data

unit = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None, help="单位：撤并。")


@unit.command("merge", cls=Verb)
def unit_merge(
    old: Annotated[str, typer.Argument(help="撤销的单位的代码，用 ./run user units 查看", metavar="撤销的单位")],
    into: Annotated[str, typer.Argument(help="并入的单位的代码", metavar="并入的单位")],
    on: Annotated[str, typer.Option("--on", help="并入之日，例如 2026-10-01；不写为今天")] = "",
) -> None:
    """把一个调解组织并入另一个：在办案件、人员、地点转过去，过去的案件归其查阅，案号不变，原单位停用。"""
    from mediation import clock, db
    from mediation.services.base import accounts
    from mediation.services.upkeep import merging

    need_data()
    day = day_of(on) if on else clock.today()
    with db.write() as session:
        said = merging.merge(session, accounts.operator(session), old, into, day).sentence
    print(said)
