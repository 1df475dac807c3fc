"""The web server's own protocol, so that also what it cannot read at all is told as a problem.

What you would get wrong: such a request never reaches the application; without this the
server answers it with plain text of its own.
"""

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.problems import CODES, problem_response

LONGEST_REQUEST_HEAD = 256_000
"""In bytes: a SPARQL query in an address, each character escaped, and room for headers."""


class ProblemProtocol(H11Protocol):
    """HTTP/1.1 as the web server speaks it, with problems for its own refusals."""

    def send_400_response(self, msg: str) -> None:
        """Answer a request that is not HTTP, or whose head is longer than is read, and hang up."""
        detail = "This is not a request in HTTP that can be read, or it is too long."
        told = problem_response(400, CODES[400], detail)
        headers = [*told.raw_headers, (b"connection", b"close")]
        for event in (
            h11.Response(status_code=400, headers=headers, reason=b"Bad Request"),
            h11.Data(data=bytes(told.body)),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
