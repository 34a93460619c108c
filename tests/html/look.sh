#!/bin/sh
# look.sh PAGES TOOLS: runs look.mjs where there is node; TOOLS is the folder into which `./dev test` put axe.
command -v node >/dev/null || { echo "skipped: there is no node; \`./dev test\` installs it"; exit 77; }
exec node "$(dirname "$0")/look.mjs" "$1" "$2/node_modules/axe-core/axe.min.js"
