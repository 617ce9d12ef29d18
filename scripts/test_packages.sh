#!/usr/bin/env bash
# Packs what is built, installs the packages into a clean Debian made by debootstrap, and uses them there. Needs root
# and the network.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build}
root=$(mktemp -d)
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf "$root"' EXIT

echo "Packing"
rm -rf "$build/packages"
(cd "$build" && cpack -G DEB -B packages >/dev/null)
ls -l "$build"/packages/*.deb

echo "Making a clean Debian 12"
debootstrap --variant=minbase bookworm "$root" >/dev/null
cp "$build"/packages/*.deb "$root/root/"
cp -r examples tests/package/consumer "$root/root/"
mount -t proc proc "$root/proc"

echo "Installing the shell and using it"
in_root() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
in_root apt-get update -qq
in_root sh -c 'apt-get install -y -qq --no-install-recommends /root/wenmai_*.deb >/dev/null'
in_root wenmai --version
in_root wenmai ingest --db /root/graph /root/examples/articles
in_root wenmai ask --db /root/graph connections 'Elon Musk' 'Dario Amodei' --limit 2
in_root test -s /usr/share/man/man1/wenmai.1.gz
in_root bash -n /usr/share/bash-completion/completions/wenmai

echo "Installing the library and building against it"
in_root sh -c 'apt-get install -y -qq --no-install-recommends g++ cmake ninja-build /root/libwenmai*.deb >/dev/null'
in_root sh -c 'cmake -S /root/consumer -B /root/build -G Ninja >/dev/null && cmake --build /root/build >/dev/null && /root/build/consumer && /root/build/consumer_c'
echo "The packages work"
