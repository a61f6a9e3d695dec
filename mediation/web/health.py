"""The sign of life (健康检查), for whoever watches the program from outside: whether all is well, else what is not, by name."""

from fastapi import APIRouter
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse, Response

from mediation import db
from mediation.services.operation import health as service
from mediation.web.signing import OPEN

router = APIRouter(include_in_schema=False)


@router.get("/healthz", dependencies=OPEN)
def healthz() -> Response:
    """200 while all is well, and 503 otherwise, with the names of the troubles; the sentences are on every page."""
    try:
        with db.read() as session:
            found = [trouble.name for trouble in service.looked_at(session)]
    except SQLAlchemyError:
        found = ["database"]
    well = all(name == service.ADVICE for name in found)
    return JSONResponse({"ok": well, "troubles": found}, 200 if well else 503)
