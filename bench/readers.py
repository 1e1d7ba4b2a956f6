"""Our embedding read with numpy beside sentence-transformers with torch: start, query, memory.

Usage: `python bench/readers.py [--torch PYTHON]`; PYTHON is one that has torch and sentence-transformers
(default: this one; left out where they are not installed).
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "models" / "tillit-sv-en-static"
READERS = {
    "numpy": "import sys; sys.path.insert(0, sys.argv[2])\n"
    "from retrieval.embedding import load_embedding; from pathlib import Path\n"
    "encode = load_embedding(Path(sys.argv[1])).encode",
    "torch": "import sys\nimport torch; torch.set_num_threads(1)\n"
    "from sentence_transformers import SentenceTransformer\n"
    "model = SentenceTransformer(sys.argv[1], device='cpu')\n"
    "encode = lambda texts: model.encode(texts, normalize_embeddings=True, show_progress_bar=False)",
}
READING = """
import time
begun = time.perf_counter()
{reader}
encode(["tillit"])
start = time.perf_counter() - begun
taken = []
for at in range(200):
    begun = time.perf_counter()
    encode([f"Personalen måste kryssa för allt de gör, gång {{at}}"])
    taken.append(time.perf_counter() - begun)
taken.sort()
memory = next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]
print(start, taken[100] * 1e3, taken[190] * 1e3, int(memory) / 1024)
"""


def readers(torch_python):
    """Our model read with numpy beside torch: start, query, memory; torch only where it is installed."""
    print("\nour embedding, read by   start s  query p50 ms  p95 ms  memory MB")
    base = None
    for name, python in (("numpy", sys.executable), ("torch", torch_python)):
        code = READING.format(reader=READERS[name])
        done = subprocess.run(
            [python, "-c", code, str(MODEL), str(ROOT)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "HF_HUB_OFFLINE": "1"},
        )
        if done.returncode:
            print(f"{name:<24} not installed")
            continue
        said = [float(one) for one in done.stdout.split()]
        base = base or said
        ratios = " ".join(f"x{one / first:.1f}" for one, first in zip(said, base, strict=True))
        print(f"{name:<23} {said[0]:>8.2f} {said[1]:>13.3f} {said[2]:>7.3f} {said[3]:>10.0f}   {ratios}")


def main():
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--torch", default=sys.executable, help="a Python that has torch")
    readers(parser.parse_args().torch)


if __name__ == "__main__":
    main()
