// Large documents, made on the spot and read in pieces, each in a process of its own so that its memory can be
// told.
#pragma once

namespace bench {

void print_large();

}  // namespace bench
