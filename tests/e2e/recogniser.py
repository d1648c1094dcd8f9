#!/usr/bin/env python3
"""A recogniser of names for the end-to-end test: a list instead of a model, on a Unix or TCP socket.

    recogniser.py unix:/run/ner.sock | tcp:127.0.0.1:9000 [--mute]

NDJSON {"id", "text"} in, {"id", "spans": [{"type", "start", "end", "score"}]} out, in input order, offsets in Unicode
scalars: the form of `tamis detect`. With --mute it reads and never answers. Standard library only.
"""

import json
import socketserver
import sys
import time

NAMES = {
    "PERSON": ["Zoë Ünal", "Bo Lind"],
    "LOCATION": ["Ogdenville", "Nordhaverbrook"],
    "ORGANIZATION": ["Example SAS"],
}


def spans(text):
    """Python counts what JSON offsets count: Unicode scalars."""
    found = []
    for kind, names in NAMES.items():
        for name in names:
            at = text.find(name)
            while at >= 0:
                found.append({"type": kind, "start": at, "end": at + len(name), "score": 0.9})
                at = text.find(name, at + 1)
    return sorted(found, key=lambda span: span["start"])


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            if self.server.mute:
                time.sleep(0.01)
                continue
            question = json.loads(line)
            answer = {"id": question["id"], "spans": spans(question["text"])}
            self.wfile.write(json.dumps(answer).encode() + b"\n")


class Tcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class Unix(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    request_queue_size = 64


def main():
    scheme, _, address = sys.argv[1].partition(":")
    if scheme == "unix":
        server = Unix(address, Handler)
    else:
        host, _, port = address.rpartition(":")
        server = Tcp((host, int(port)), Handler)
    server.mute = "--mute" in sys.argv
    with server:
        server.serve_forever()


if __name__ == "__main__":
    main()
