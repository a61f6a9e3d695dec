"""The web application: its routers, its start, and what holds for every route."""

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import Depends, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from mediation import VERSION
from mediation.services.base.reference import PLAIN_PRODUCT
from mediation.services.operation import processes, startup
from mediation.services.papers.rendering import Renderer
from mediation.settings import settings
from mediation.web import (
    amending,
    answers,
    api,
    calculators,
    case,
    cases,
    deputies,
    desk,
    documents,
    guide,
    health,
    hearings,
    inbox,
    leads,
    new_case,
    pages,
    papers,
    parameters,
    rates,
    sign_in,
    signings,
    sites,
    wages,
)
from mediation.web.headers import Headers, Limited
from mediation.web.signing import PERMISSIONS, arrived, ours, readable

ROUTERS = (
    sign_in.router, desk.router, cases.router, new_case.router, papers.router, case.router, amending.router, hearings.router,
    deputies.router, leads.router, documents.router, wages.router, sites.router, rates.router,
    inbox.router, guide.router, parameters.router, signings.router, calculators.router,
    health.router, api.router,
)  # fmt: skip
A_YEAR = 31_536_000
COMPRESSED = Middleware(
    GZipMiddleware,
    minimum_size=800,
    compresslevel=5,
    exclude_content_types=(*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/pdf", "application/octet-stream"),
)
"""Pages shrink to a fifth. A higher level saves no kilobyte more and costs twice the time (measured)."""


def create_app() -> FastAPI:
    """The application. It does not start with a limit or a document that names a step or a field that does not exist."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if faults := list(startup.spokes()):
            raise RuntimeError("；".join(faults))
        pages.compile_all()
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings().threads
        gc.collect()
        gc.freeze()  # what was loaded at the start stays: the collector need not look at it again (p99 halved, measured)
        gc.set_threshold(50_000, 20, 50)
        await run_in_threadpool(processes.wait_until_checked)
        app.state.renderer.warm_up()
        yield
        gc.unfreeze()
        app.state.renderer.close()

    app = FastAPI(
        title=PLAIN_PRODUCT, version=VERSION, lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None,
        dependencies=[Depends(readable), Depends(arrived), Depends(ours)],
        middleware=[Middleware(Headers, failed=answers.failed), Middleware(Limited), COMPRESSED],
        redirect_slashes=False,
    )  # fmt: skip
    app.state.renderer = Renderer(settings().font_folder)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", Static(directory=pages.STATIC))
    answers.install(app)
    _every_route_says_who(app)
    return app


class Static(StaticFiles):
    """The static files. Their version is a folder of their address, so that what a script imports bears it too: under the
    present one they never change. Under that of an older page, or under none, a browser asks each time."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with how long it may be kept."""
        version, _, name = path.rpartition("/")
        answer = await super().get_response(name, scope)
        versioned = version == pages.assets()
        answer.headers["cache-control"] = f"public, max-age={A_YEAR}, immutable" if versioned else "no-cache"
        return answer


def _every_route_says_who(app: FastAPI) -> None:
    """A route that declares no permission stops the start: nothing is open by oversight."""
    silent = [path for path, route in routes(app) if not PERMISSIONS & _calls(route.dependant)]
    if silent:
        raise RuntimeError(f"routes without a declared permission: {', '.join(silent)}")


def routes(app: FastAPI) -> list[tuple[str, APIRoute]]:
    """Every route of the application, with its whole path."""
    found = ((str(each.path), each.original_route) for each in iter_route_contexts(app.routes))
    return [(path, route) for path, route in found if isinstance(route, APIRoute)]


def _calls(dependant: Dependant) -> set[Callable[..., object] | None]:
    return {dependant.call}.union(*(_calls(inner) for inner in dependant.dependencies))
