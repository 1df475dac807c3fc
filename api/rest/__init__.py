"""The reading addresses of the contract, a module for each theme: the same bodies as ``--json``.

Each is a plain function, so that the framework runs it on one worker of its pool from
beginning to end. What you would get wrong: a named question may be asked here, a file
with a query may not, whatever its name.
"""

from fastapi import APIRouter

from api.rest import assurance, oversight, performance, planning, questions, state, things, thread, trail

THEMES = (things, thread, state, planning, assurance, performance, oversight, questions, trail)
router = APIRouter(prefix="/api/v1")
for theme in THEMES:
    router.include_router(theme.router)
