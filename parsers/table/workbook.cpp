#include "parsers/table/workbook.hpp"

#include <algorithm>

#include "model/base/limits.hpp"
#include "parsers/archive/zip.hpp"
#include "parsers/table/csv.hpp"
#include "parsers/table/xlsx.hpp"

namespace proviso::table {
namespace {

constexpr std::string_view byte_order_marks[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};

}  // namespace

bool is_workbook(std::string_view bytes) {
    if (archive::is_zip(bytes)) return true;
    for (const std::string_view mark : byte_order_marks) {
        if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    }
    // Two bytes a character leave a zero beside the first.
    const std::size_t first = bytes.find_first_not_of(std::string_view{" \t\r\n\0", 5});
    return first != std::string_view::npos && bytes[first] != '<';
}

Result<Workbook> read_workbook(const Input& input) {
    if (input.bytes.size() > limits::document_bytes_max) {
        return Error{"E-LIMIT-SIZE", "the file is larger than a document may be",
                     "hand it in as smaller files", Place{}};
    }
    return archive::is_zip(input.bytes) ? read_xlsx(input.bytes) : read_csv(input.bytes);
}

}  // namespace proviso::table
