// All rules of the shipped pack over all contract notices of the corpus, and a hundred copies of each rule.
#pragma once

namespace bench {

void print_call(int rounds);

}  // namespace bench
