# Sourced by the other scripts: installs the Debian packages that wenmai is built from, if any is missing.
wenmai_packages=(
  build-essential cmake ninja-build pkg-config default-jre-headless
  librocksdb-dev antlr4 libantlr4-runtime-dev libicu-dev libabsl-dev libroaring-dev libfmt-dev
  libyaml-cpp-dev nlohmann-json3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev
  libcli11-dev libssl-dev uuid-dev libgtest-dev libgmock-dev graphviz)

wenmai_install_dependencies() {
  local package missing=()
  for package in "${wenmai_packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  echo "Installing Debian packages: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    echo "Run as root, or install them yourself: apt-get install ${missing[*]}" >&2
    return 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
