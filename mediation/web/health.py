"""The sign of life (健康检查), for whoever watches the program from outside. It says nothing but whether all is well."""

from fastapi import APIRouter
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse, Response

from mediation import db
from mediation.services.operation import health as service
from mediation.web.signing import OPEN

router = APIRouter(include_in_schema=False)


@router.get("/healthz", dependencies=OPEN)
def healthz() -> Response:
    """200 while the database answers and the clockwork beats; 503 otherwise."""
    try:
        with db.read() as session:
            well = service.healthy(session)
    except SQLAlchemyError:
        well = False
    return JSONResponse({"ok": well}, 200 if well else 503)
