"""aiosmtpd for the lab: server.py ADDRESS serves lab.test on ports 25, 587 and 465."""
import signal
import ssl
import sys
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import AuthResult

PASSWORD = Path("/opt/lab/password").read_text().strip().encode()
MAILDIR = Path.home() / "Maildir"


class LabHandler(Mailbox):
    """Stock Mailbox takes any recipient: strangers may only write to lab.test, and other mail is dropped."""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if not is_local(address) and not session.authenticated:
            return "550 5.7.1 Relaying denied"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if not any(map(is_local, envelope.rcpt_tos)):
            return "250 OK"
        return await super().handle_DATA(server, session, envelope)

    def prepare_message(self, session, envelope):
        message = super().prepare_message(session, envelope)
        # Stock writes down the envelope, but not the name that the client gave.
        message["X-Helo"] = ascii(session.host_name)
        return message


def is_local(address):
    return address.lower().endswith("@lab.test") or address.lower() == "postmaster"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"alice", PASSWORD), handled=False)


def main(address):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain("/etc/lab-tls/cert.pem", "/etc/lab-tls/key.pem")
    common = {"hostname": address, "server_hostname": "aiosmtpd.lab.test", "authenticator": authenticate}
    starttls = {"tls_context": context}
    submission = {"tls_context": context, "require_starttls": True, "auth_required": True}
    # The library does not see that a connection of an implicit TLS port is encrypted.
    implicit = {"ssl_context": context, "auth_required": True, "auth_require_tls": False}
    for port, extra in ((25, starttls), (587, submission), (465, implicit)):
        Controller(LabHandler(MAILDIR), port=port, **common, **extra).start()
    signal.pause()


main(sys.argv[1])
