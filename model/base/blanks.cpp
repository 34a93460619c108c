#include "model/base/blanks.hpp"

namespace proviso {

std::string squeeze(std::string_view text) {
    std::string squeezed;
    for (const char byte : text) {
        const bool is_blank = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
        if (!is_blank) squeezed += byte;
        if (is_blank && !squeezed.empty() && squeezed.back() != ' ') squeezed += ' ';
    }
    if (squeezed.ends_with(' ')) squeezed.pop_back();
    return squeezed;
}

}  // namespace proviso
