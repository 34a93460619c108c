// Why a document beside the notice was not read, as a remark that can be said in every language of the
// reports. Thread rule: pure functions.
#pragma once

#include <string_view>

#include "model/base/result.hpp"
#include "model/remark.hpp"

namespace proviso {

// `kind` is the name of a text, as `unreadable_kind` gives it.
[[nodiscard]] Remark kind_unread(std::string_view kind);
[[nodiscard]] Remark file_unread(std::string_view kind, const Error& fault);

// For a fault that has no kind of file to name. A fault without a text of its own is told in its own words.
[[nodiscard]] Remark text_unread(const Error& fault);

}  // namespace proviso
