#include "parsers/pdf/program_child.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace proviso::pdf {
namespace {

constexpr int failure_number = 3;  // the first behind the standard three

// The interface is older than `const`; the texts are not changed.
char* unconst(const char* text) { return const_cast<char*>(text); }

void limit(int what, rlim_t most, rlim_t grace = 0) {
    const rlimit both{most, most + grace};
    setrlimit(static_cast<__rlimit_resource>(what), &both);
}

}  // namespace

ChildPlan::ChildPlan(const ProgramCall& call, ChildEnds ends) : call_(call), ends_(ends), parent_(getpid()) {
    arguments_.push_back(unconst(call.path.c_str()));
    for (const std::string& argument : call.arguments) arguments_.push_back(unconst(argument.c_str()));
    arguments_.push_back(nullptr);
    environment_ = {unconst("LC_ALL=C"), unconst("PATH=/usr/bin:/bin"), nullptr};
}

void ChildPlan::give_up(int number) const {
    const ssize_t ignored = write(ends_.failure, &number, sizeof number);
    static_cast<void>(ignored);
    constexpr int not_started = 127;
    _exit(not_started);
}

void ChildPlan::set_up_descriptors() {
    const bool is_set = dup2(ends_.input, STDIN_FILENO) >= 0 && dup2(ends_.output, STDOUT_FILENO) >= 0 &&
                        dup2(ends_.complaints, STDERR_FILENO) >= 0;
    // The one for failures closes by itself when the program starts; all others of the host close here.
    const int failure = dup3(ends_.failure, failure_number, O_CLOEXEC);
    if (!is_set || failure < 0) give_up(errno);
    ends_.failure = failure;
    if (syscall(SYS_close_range, failure_number + 1, ~0U, 0) != 0) give_up(errno);
}

void ChildPlan::set_limits() const {
    limit(RLIMIT_AS, call_.limits.memory_bytes);
    limit(RLIMIT_CPU, call_.limits.cpu_seconds, 1);  // The first signal tells why, the second is final.
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);  // A program that reads has no files to write.
}

void ChildPlan::become() {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent_) _exit(1);  // The host ended before it could be followed.
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    set_up_descriptors();
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    if (chdir("/") != 0) give_up(errno);
    set_limits();
    execve(call_.path.c_str(), arguments_.data(), environment_.data());
    give_up(errno);
}

}  // namespace proviso::pdf
