#include "parsers/schema/xsd/memory_budget.hpp"

#include <cstdlib>

#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/PlatformUtils.hpp>

namespace proviso::schema {

MemoryBudget::~MemoryBudget() {
    while (blocks_ != nullptr) {
        Block* const behind = blocks_->behind;
        std::free(blocks_);
        blocks_ = behind;
    }
}

void* MemoryBudget::allocate(XMLSize_t size) {
    const std::lock_guard lock{lock_};
    const bool fits = size <= bytes_max_ && bytes_ <= bytes_max_ - size;
    auto* const block = fits ? static_cast<Block*>(std::malloc(sizeof(Block) + size)) : nullptr;
    if (block == nullptr) {
        is_exhausted_ = true;
        throw xercesc::OutOfMemoryException{};
    }
    block->before = nullptr;
    block->behind = blocks_;
    block->bytes = size;
    if (blocks_ != nullptr) blocks_->before = block;
    blocks_ = block;
    bytes_ += size;
    return block + 1;
}

void MemoryBudget::deallocate(void* memory) {
    if (memory == nullptr) return;
    const std::lock_guard lock{lock_};
    Block* const block = static_cast<Block*>(memory) - 1;
    if (block->before != nullptr) block->before->behind = block->behind;
    if (block->behind != nullptr) block->behind->before = block->before;
    if (blocks_ == block) blocks_ = block->behind;
    bytes_ -= block->bytes;
    std::free(block);
}

xercesc::MemoryManager* MemoryBudget::getExceptionMemoryManager() {
    return xercesc::XMLPlatformUtils::fgMemoryManager;
}

}  // namespace proviso::schema
