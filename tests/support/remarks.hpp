// Remarks as a test looks for them: the names of their texts and what fills them, in one line.
#pragma once

#include <string>
#include <vector>

#include "model/remark.hpp"

namespace support {

inline std::string words_of(const std::vector<proviso::Remark>& remarks) {
    std::string words;
    for (const proviso::Remark& remark : remarks) {
        words += (words.empty() ? "" : "; ") + remark.text;
        for (const auto& [name, value] : remark.values) words += " " + name + "=" + value;
        for (const auto& [name, text] : remark.words) words += " " + name + "=" + text;
    }
    return words;
}

}  // namespace support
