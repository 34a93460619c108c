// What XML schemas cost: once to compile, then for each document, beside the bare parse.
#pragma once

namespace bench {

// With the schemas of `$PROVISO_SCHEMAS` (folders `eforms` and `ubl`) where they are; our own always.
void print_schema(int rounds);

}  // namespace bench
