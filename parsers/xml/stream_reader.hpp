// Reads an XML document in pieces, so that it never stands in memory as a whole: for the index of a feed.
// What is refused is what `sax_reader.hpp` refuses; the document may be larger, as `limits::feed` says.
//
// Door: `read_stream`. Thread rule: any thread; nothing is shared between two reads. Lifetime: what the
// handler is handed lives for the call only, names until `read_stream` returns.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/base/result.hpp"
#include "parsers/xml/byte_source.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso::xml {

class StreamHandler {
public:
    StreamHandler() = default;
    StreamHandler(const StreamHandler&) = delete;
    StreamHandler& operator=(const StreamHandler&) = delete;
    virtual ~StreamHandler() = default;

    // `tag_end` is the offset of what closes the start tag: `>` or `/>`.
    virtual void start_element(const StartElement& element, std::uint32_t tag_end) = 0;
    // `end` is the offset behind the end tag.
    virtual void end_element(std::uint32_t end) = 0;
    virtual void text(std::string_view piece) = 0;

    [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

protected:
    // Ends the reading with this error.
    void stop(Error error) {
        if (!fault_) fault_ = std::move(error);
    }

private:
    std::optional<Error> fault_;
};

// UTF-8 and US-ASCII only, as the bytes are not converted. Places are bytes; lines are not counted.
[[nodiscard]] Status read_stream(std::string_view document_name, ByteSource& source, StreamHandler& handler);

}  // namespace proviso::xml
