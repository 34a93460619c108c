// Large documents, made on the spot and read in pieces, each in a process of its own to tell its memory.
// Thread rule: the one thread of the program.
#pragma once

namespace bench {

void print_large();

}  // namespace bench
