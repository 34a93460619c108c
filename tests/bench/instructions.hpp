// Instructions per run instead of time, counted by valgrind: the same on every machine and in every run.
#pragma once

#include <cstdint>
#include <string>

#include "tests/bench/work.hpp"

namespace bench {

// `program --once WORK FILE COUNT` is run under callgrind with two counts; the difference is one run, without
// start.
[[nodiscard]] std::uint64_t instructions_of(const std::string& program, Work work, const std::string& file);

}  // namespace bench
