"""The bureau (本局) whose rules a verb tells of: read at once, and for the embedded database without the object mapper."""


def province() -> dict[str, str] | None:
    """The bureau's province, as the setting that names it; None before there is a bureau."""
    from mediation.services.operation import almanac
    from mediation.settings import settings

    if not settings().database_url:
        return almanac.province_of_file(settings().home / "mediation.db")
    from mediation import db
    from mediation.rules.local import PROVINCE
    from mediation.services.base import reference

    with db.read() as session:
        known = reference.current(session).settings
    return {PROVINCE: known[PROVINCE]} if PROVINCE in known else None
