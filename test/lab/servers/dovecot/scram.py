"""The server side of one SCRAM exchange, by scramp: scram.py MECHANISM USER [BINDING-TYPE BINDING-HEX].

The first line on stdin is the password, each further one a message of the client; each message of the server is a line on stdout.
"""

import sys

from scramp import ScramException, ScramMechanism

name, user = sys.argv[1:3]
binding = (sys.argv[3], bytes.fromhex(sys.argv[4])) if len(sys.argv) > 3 else None


def line():
    return sys.stdin.readline().rstrip("\n")


def say(text):
    print(text, flush=True)


mechanism = ScramMechanism(name)
known = {user: mechanism.make_auth_info(line())}
server = mechanism.make_server(lambda name: known[name], channel_binding=binding)
try:
    server.set_client_first(line())
    say(server.get_server_first())
    server.set_client_final(line())
    say(server.get_server_final())
except ScramException as error:
    say("e=" + (error.server_error or str(error)))
