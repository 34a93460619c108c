// Runs a program on bytes that somebody sent, so that it can neither hang, nor eat up the machine, nor see
// anything of the host: its own process group, no shell, an empty environment, no descriptors but three, and
// limits on time, memory and output. When it ends, or is ended, all that it started in its group ends too.
//
// Door: `run_program`. Thread rule: any thread; starts none, touches no signal handler. Lifetime: the call's
// views must live until it returns.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/limits.hpp"
#include "model/base/result.hpp"

namespace proviso::pdf {

struct ProgramLimits {
    std::chrono::milliseconds wall = limits::program_wall_max;
    std::uint32_t cpu_seconds = limits::program_cpu_seconds_max;
    std::size_t memory_bytes = limits::program_memory_bytes_max;
    std::size_t output_bytes = limits::document_bytes_max;
};

struct ProgramCall {
    std::string path;                    // absolute; nothing is looked for
    std::vector<std::string> arguments;  // handed on as they are
    std::string_view input;              // its standard input: a file in memory that it may seek in
    ProgramLimits limits;
};

struct ProgramRun {
    std::string output;
    std::string complaints;  // of its standard error, the first part
    int status = 0;          // with which it ended
};

// Errors: E-PROGRAM-ABSENT (there is no such program, or it cannot be started), E-PROGRAM-TIME,
// E-PROGRAM-OUTPUT (it wrote more than the limit), E-PROGRAM-ENDED (ended by a signal, such as for its
// memory), E-PROGRAM (the system gives no process or pipe).
[[nodiscard]] Result<ProgramRun> run_program(const ProgramCall& call);

}  // namespace proviso::pdf
