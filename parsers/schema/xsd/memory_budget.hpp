// Memory for Xerces-C with an upper bound: a schema or document that wants more ends with an exception of
// Xerces-C instead of the process. What an exception leaves behind is freed with the budget.
//
// Thread rule: any thread. Lifetime: whatever was allocated must be gone before the budget is.
#pragma once

#include <cstddef>
#include <mutex>

#include <xercesc/framework/MemoryManager.hpp>

namespace proviso::schema {

class MemoryBudget final : public xercesc::MemoryManager {
public:
    explicit MemoryBudget(std::size_t bytes_max) : bytes_max_(bytes_max) {}
    MemoryBudget(const MemoryBudget&) = delete;
    MemoryBudget& operator=(const MemoryBudget&) = delete;
    ~MemoryBudget() override;

    void* allocate(XMLSize_t size) override;
    void deallocate(void* block) override;
    xercesc::MemoryManager* getExceptionMemoryManager() override;

    [[nodiscard]] bool is_exhausted() const { return is_exhausted_; }

private:
    struct alignas(std::max_align_t) Block {
        Block* before;
        Block* behind;
        std::size_t bytes;
    };

    std::mutex lock_;
    std::size_t bytes_max_;
    std::size_t bytes_ = 0;
    Block* blocks_ = nullptr;
    bool is_exhausted_ = false;
};

}  // namespace proviso::schema
