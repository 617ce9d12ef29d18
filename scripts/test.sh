#!/usr/bin/env bash
# Installs what is missing, builds everything, runs every test. Closes with ctest's summary.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/dependencies.sh
wenmai_install_dependencies

cmake --preset release >/dev/null
cmake --build --preset release
ctest --preset release --parallel "$(nproc)"
