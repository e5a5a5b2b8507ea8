# SPDX-License-Identifier: GPL-3.0-or-later
"""A headless Chromium with one page, driven over the pipe of its DevTools protocol: no driver, no port."""
import base64
import fcntl
import json
import os
import pathlib
import select
import subprocess
import time

# The file descriptors that Chromium reads commands from and writes answers to.
COMMANDS_FD, ANSWERS_FD = 3, 4
TIMEOUT_S = 60


class Chromium:
    def __init__(self, profile, width_px=1200, height_px=800):
        commands, self._commands = _high_pipe()
        self._answers, answers = _high_pipe()
        # Root may not use the sandbox; the page is our own.
        self._process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--disable-background-networking", "--hide-scrollbars",
             f"--user-data-dir={profile}", f"--window-size={width_px},{height_px}",
             "--remote-debugging-pipe", "about:blank"],
            close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: (os.dup2(commands, COMMANDS_FD), os.dup2(answers, ANSWERS_FD)))
        os.close(commands)
        os.close(answers)
        self._unread = b""
        self._number = 0
        self._session = None
        self.events = []
        target = self._page()
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(domain + ".enable")
        self.send("Emulation.setDeviceMetricsOverride", width=width_px, height=height_px,
                  deviceScaleFactor=1, mobile=False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait()

    def send(self, method, **params):
        """Sends a command and returns its result; what happens meanwhile is kept in self.events."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, path):
        """Shows a file and waits until it is loaded."""
        self.events.clear()
        self.send("Page.navigate", url=pathlib.Path(path).resolve().as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._read())

    def value(self, expression):
        """What a JavaScript expression comes to."""
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def click(self, selector):
        """Presses the mouse in the middle of an element."""
        x, y = self.value("(() => { const box = document.querySelector(" + json.dumps(selector)
                          + ").getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def save_screenshot(self, path):
        _write(path, self.send("Page.captureScreenshot", format="png"))

    def save_pdf(self, path):
        """Prints the page on A4."""
        _write(path, self.send("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=False,
                               preferCSSPageSize=True))

    def _page(self):
        deadline = time.monotonic() + TIMEOUT_S
        while time.monotonic() < deadline:
            for target in self.send("Target.getTargets")["targetInfos"]:
                if target["type"] == "page":
                    return target["targetId"]
            time.sleep(0.1)
        raise TimeoutError("Chromium opens no page")

    def _read(self):
        while b"\0" not in self._unread:
            if not select.select([self._answers], [], [], TIMEOUT_S)[0]:
                raise TimeoutError("Chromium does not answer")
            piece = os.read(self._answers, 1 << 20)
            if not piece:
                raise RuntimeError("Chromium has ended")
            self._unread += piece
        message, self._unread = self._unread.split(b"\0", 1)
        return json.loads(message)


def _high_pipe():
    """A pipe whose ends are not the descriptors that Chromium will use."""
    low = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in low]
    for end in low:
        os.close(end)
    return high


def _write(path, result):
    with open(path, "wb") as file:
        file.write(base64.b64decode(result["data"]))
