"""Has LibreOffice accept and reject all tracked changes of every DOCX file in a folder:
a.docx gives a.accepted.txt and a.rejected.txt, a line for each paragraph."""

import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

CHOICES = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}
LONGEST_START = 120  # seconds


def value(name, of):
    made = PropertyValue()
    made.Name, made.Value = name, of
    return made


def connect(office, pipe):
    """The desktop of the office that was started, once it listens."""
    resolver = uno.getComponentContext().ServiceManager.createInstance(
        "com.sun.star.bridge.UnoUrlResolver")
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and office.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    sys.exit("LibreOffice does not answer")


def settle(context, file, choice, command):
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, (value("Hidden", True),))
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
    target = file.with_suffix(f".{choice}.txt")
    document.storeToURL(target.as_uri(), (value("FilterName", "Text (encoded)"),
                                          value("FilterOptions", "UTF8,LF,,,")))
    document.close(True)


def main(folder):
    pipe = "clauseline" + folder.name.replace("-", "")
    profile = (folder / "profile").as_uri()
    office = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo",
                               f"-env:UserInstallation={profile}",
                               f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL)
    try:
        context = connect(office, pipe)
        for file in sorted(folder.glob("*.docx")):
            for choice, command in CHOICES.items():
                settle(context, file, choice, command)
    finally:
        office.terminate()
        office.wait()


main(pathlib.Path(sys.argv[1]).resolve())
