#!/usr/bin/env bash
# Chromium for the browser tests: there already, or from Debian's packages, or a clear word that it is missing.
set -eu
for name in "${DOVECOTE_CHROMIUM:-}" chromium chromium-browser; do
  if [ -n "$name" ] && command -v "$name" > /dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  echo "Installing Chromium for the browser tests (once) ..."
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium > /dev/null && exit 0
fi
echo "The browser tests need Chromium: install it (Debian: apt-get install chromium), or name one in DOVECOTE_CHROMIUM." >&2
exit 1
