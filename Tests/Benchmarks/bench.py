"""Builds a large site with Casebook, with Hugo and with a bare cmark-gfm loop, in turns, and prints what each took.

Casebook and Hugo write the same pages with header, navigation, contents, neighbours, checked links and site map;
Casebook also a search index.
The bare loop only reads each file, parses and renders it with cmark-gfm, and writes the HTML: what is below it is hardly to be had.
"""
import argparse
import datetime
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time

import pages

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CASEBOOK = ROOT / ".build/release/casebook"
# The program itself, without the Python script that starts it.
HUGO = next(pathlib.Path(sysconfig.get_path("purelib")).glob("hugo/binaries/hugo*"))
BARE, BARE_NAME = ROOT / ".build/bare_loop", "bare cmark-gfm loop"


def commands(folder, turn):
    """Name, command, and the folder that it writes: a new one each time, because disks are slow to make files where others just were."""
    casebook, hugo, bare = (folder / f"{name}-{turn}" for name in ["out-casebook", "out-hugo", "out-bare"])
    return {
        "Casebook": ([CASEBOOK, "build", "--root", folder / "casebook", "--output", casebook], casebook),
        "Hugo": ([HUGO, "build", "--quiet", "--source", folder / "hugo", "--destination", hugo], hugo),
        BARE_NAME: ([BARE, folder / "casebook/content", bare, str(os.cpu_count())], bare),
    }


def measure(command):
    """Wall seconds, processor seconds, and peak memory in MB: of the largest process, where there are several."""
    os.sync()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed with status {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def size(folder):
    """How many HTML files there are, and how many MB all files are."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sum(file.suffix == ".html" for file in files), sum(file.stat().st_size for file in files) / 1e6


def machine():
    processor = next(line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name"))
    load = os.getloadavg()[0]
    return f"{processor}, {os.cpu_count()} cores, load {load:.1f} before the first run"


def said(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def run(folder, count, rounds):
    pages.write_site(folder, count, ROOT / "templates")
    print(f"{datetime.date.today()}, {machine()}")
    print(f"{said(HUGO, 'version').split('+')[0]}, libcmark-gfm {said('pkg-config', '--modversion', 'libcmark-gfm')}")
    print(f"{count} pages, built in {folder.parent}; medians of {rounds} rounds after one that does not count\n")
    results = {name: [] for name in commands(folder, 0)}
    for turn in range(rounds + 1):
        for name, (command, _) in commands(folder, turn).items():
            result = measure(command)
            if turn:
                results[name].append(result)
    report({name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}, folder)


def report(medians, folder):
    print(f"{'':22}{'seconds':>9}{'processor s':>13}{'peak MB':>9}{'HTML files':>12}{'MB written':>12}")
    for name, (wall, processor, memory) in medians.items():
        files, written = size(commands(folder, 0)[name][1])
        print(f"{name:22}{wall:9.2f}{processor:13.2f}{memory:9.0f}{files:12}{written:12.0f}")
    ours, hugo, bare = medians["Casebook"], medians["Hugo"], medians[BARE_NAME]
    print(f"\nCasebook / Hugo   time   {ours[0] / hugo[0]:5.2f}   (aim: 0.33)")
    print(f"Casebook / Hugo   memory {ours[2] / hugo[2]:5.2f}   (aim: 0.25)")
    print(f"Casebook / bare   time   {ours[0] / bare[0]:5.2f}   (aim: 3)")


def in_memory():
    """A folder in memory with room for all that is written; None if there is none."""
    folder = "/dev/shm"
    return folder if os.path.isdir(folder) and shutil.disk_usage(folder).free > 4e9 else None


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=5000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--folder", help="where to build; by default in memory, where there is room: disks add noise", default=in_memory())
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        run(pathlib.Path(folder), chosen.pages, chosen.rounds)


if __name__ == "__main__":
    main()
