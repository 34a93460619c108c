// The side of the new process, between its birth and the program that it becomes. Used by `program.cpp` only.
// Thread rule: `become` runs in a process that was just forked, and calls nothing but the system.
#pragma once

#include <sys/types.h>

#include "parsers/pdf/program.hpp"

namespace proviso::pdf {

struct ChildEnds {
    int input = -1;
    int output = -1;
    int complaints = -1;
    int failure = -1;  // gets the number of the error, should the program not start
};

// Everything that the child needs, made before it is born: in it no memory can be asked for, as another
// thread of the host may have held the lock of the allocator.
class ChildPlan {
public:
    ChildPlan(const ProgramCall& call, ChildEnds ends);
    ChildPlan(const ChildPlan&) = delete;
    ChildPlan& operator=(const ChildPlan&) = delete;

    [[noreturn]] void become();

private:
    void set_up_descriptors();
    void set_limits() const;
    [[noreturn]] void give_up(int number) const;

    const ProgramCall& call_;
    ChildEnds ends_;
    pid_t parent_;
    std::vector<char*> arguments_;
    std::vector<char*> environment_;
};

}  // namespace proviso::pdf
