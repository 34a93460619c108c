// `./dev bench formats`: reading speed by format, and large documents read in pieces.
#pragma once

namespace bench {

void print_formats(int rounds);

}  // namespace bench
