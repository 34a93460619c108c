#include "parsers/pdf/program.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <optional>

#include "parsers/pdf/descriptor.hpp"
#include "parsers/pdf/program_child.hpp"

namespace proviso::pdf {
namespace {

using Clock = std::chrono::steady_clock;

Error program_error(std::string code, std::string message) {
    return Error{std::move(code), std::move(message), {}, Place{}};
}

Error no_process() {
    return program_error("E-PROGRAM",
                         fmt::format("the system starts no further program: {}", std::strerror(errno)));
}

// A started program. Its end is the end of its whole group, in whatever way this goes out of scope.
class Child {
public:
    explicit Child(pid_t id) : id_(id) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() { end_group(); }

    // Waits for the program's own end; false when it does not come in time.
    bool wait_until(Clock::time_point deadline) {
        constexpr std::chrono::milliseconds pause{2};
        for (;;) {
            siginfo_t state{};
            // The process stays in the table until its group has ended, so that its number is nobody else's.
            const int seen = waitid(P_PID, static_cast<id_t>(id_), &state, WEXITED | WNOHANG | WNOWAIT);
            if (seen != 0 && errno != EINTR) return true;  // The host has it collected; nothing to wait for.
            if (seen == 0 && state.si_pid == id_) return true;
            if (Clock::now() >= deadline) return false;
            const timespec rest{0, std::chrono::nanoseconds{pause}.count()};
            nanosleep(&rest, nullptr);
        }
    }

    // The status as `waitpid` has it; nothing when a host that ignores its children has lost it.
    std::optional<int> end_group() {
        if (id_ < 0) return std::nullopt;
        kill(-id_, SIGKILL);
        kill(id_, SIGKILL);  // Should it not have come as far as to have a group.
        int status = 0;
        pid_t ended = 0;
        do {
            ended = waitpid(id_, &status, 0);
        } while (ended < 0 && errno == EINTR);
        const bool is_known = ended == id_;
        id_ = -1;
        return is_known ? std::optional{status} : std::nullopt;
    }

private:
    pid_t id_;
};

// One stream that the program writes.
struct Stream {
    Descriptor from;
    std::string* into;
    std::size_t bytes_max;
};

// False at its end. What exceeds the limit is taken and dropped, one byte past it excepted, which tells.
bool take_some(Stream& stream) {
    constexpr std::size_t block_bytes = 65'536;
    std::array<char, block_bytes> block{};
    const ssize_t count = read(stream.from.number(), block.data(), block.size());
    if (count < 0) return errno == EINTR || errno == EAGAIN;
    const std::size_t room = stream.bytes_max + 1 - stream.into->size();
    stream.into->append(block.data(), std::min(static_cast<std::size_t>(count), room));
    return count > 0;
}

Error too_slow(const ProgramLimits& limits) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limits.wall).count();
    return program_error("E-PROGRAM-TIME", fmt::format("it takes longer than {} seconds to read", seconds));
}

Status listen(Stream& output, Stream& complaints, const ProgramLimits& limits, Clock::time_point deadline) {
    while (output.from.is_open() || complaints.from.is_open()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) return too_slow(limits);
        std::array<pollfd, 2> waiting{pollfd{output.from.number(), POLLIN, 0},
                                      pollfd{complaints.from.number(), POLLIN, 0}};
        poll(waiting.data(), waiting.size(), static_cast<int>(left.count()) + 1);
        if (waiting[0].revents != 0 && !take_some(output)) output.from.close();
        if (waiting[1].revents != 0 && !take_some(complaints)) complaints.from.close();
        if (output.into->size() > output.bytes_max) {
            return program_error("E-PROGRAM-OUTPUT",
                                 fmt::format("its text has more than {} bytes", output.bytes_max));
        }
    }
    return Done{};
}

// The number of the error where the program did not start.
std::optional<int> failure_of(const Descriptor& failure) {
    int number = 0;
    ssize_t count = 0;
    do {
        count = read(failure.number(), &number, sizeof number);
    } while (count < 0 && errno == EINTR);
    return count == sizeof number ? std::optional{number} : std::nullopt;
}

Result<ProgramRun> finish(Child& child, ProgramRun run, const ProgramLimits& limits,
                          Clock::time_point deadline) {
    if (!child.wait_until(deadline)) return too_slow(limits);
    const std::optional<int> status = child.end_group();
    if (!status || !WIFEXITED(*status)) {
        const bool is_cpu = status && WIFSIGNALED(*status) && WTERMSIG(*status) == SIGXCPU;
        if (is_cpu) return too_slow(limits);
        return program_error("E-PROGRAM-ENDED", "the program that reads it broke off");
    }
    run.status = WEXITSTATUS(*status);
    return run;
}

}  // namespace

Result<ProgramRun> run_program(const ProgramCall& call) {
    const Clock::time_point deadline = Clock::now() + call.limits.wall;
    Descriptor input = make_memory_file(call.input);
    Pipe output = make_pipe();
    Pipe complaints = make_pipe();
    Pipe failure = make_pipe();
    const bool is_ready =
        input.is_open() && output.writer.is_open() && complaints.writer.is_open() && failure.writer.is_open();
    if (!is_ready) return no_process();

    ChildPlan plan{
        call, {input.number(), output.writer.number(), complaints.writer.number(), failure.writer.number()}};
    const pid_t id = fork();
    if (id < 0) return no_process();
    if (id == 0) plan.become();
    setpgid(id, id);  // On both sides, as either may come first.
    Child child{id};
    input.close();
    output.writer.close();
    complaints.writer.close();
    failure.writer.close();
    if (const auto number = failure_of(failure.reader)) {
        return program_error("E-PROGRAM-ABSENT", fmt::format("the program `{}` does not start: {}", call.path,
                                                             std::strerror(*number)));
    }

    constexpr std::size_t complaint_bytes_max = 4096;
    ProgramRun run;
    Stream from_output{std::move(output.reader), &run.output, call.limits.output_bytes};
    Stream from_complaints{std::move(complaints.reader), &run.complaints, complaint_bytes_max};
    PROVISO_TRY(heard, listen(from_output, from_complaints, call.limits, deadline));
    static_cast<void>(heard);
    return finish(child, std::move(run), call.limits, deadline);
}

}  // namespace proviso::pdf
