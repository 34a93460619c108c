#include "plugin/abi/guard.hpp"

#include "model/base/unicode.hpp"

#include <algorithm>
#include <array>

namespace proviso::abi {
namespace {

struct CodeFamily {
    std::string_view code;
    proviso_status status;
};

// Every other code is about a document that cannot be read.
constexpr std::array families{
    CodeFamily{"E-ARGUMENT", PROVISO_INVALID_ARGUMENT},
    CodeFamily{"E-HANDLE", PROVISO_INVALID_ARGUMENT},
    CodeFamily{"E-VERSION", PROVISO_INVALID_ARGUMENT},
    CodeFamily{"E-DRAFT", PROVISO_INVALID_ARGUMENT},
    CodeFamily{"E-PROFILE", PROVISO_INVALID_ARGUMENT},
    CodeFamily{"E-DRAFT-LANGUAGE", PROVISO_INVALID_ARGUMENT},
    CodeFamily{"E-NO-PACK", PROVISO_NOT_FOUND},
    CodeFamily{"E-NO-FINDING", PROVISO_NOT_FOUND},
    CodeFamily{"E-NO-DECISION", PROVISO_NOT_FOUND},
    CodeFamily{"E-DECISIONS", PROVISO_FAULTY_SOURCE},
    CodeFamily{"E-SCHEMA", PROVISO_FAULTY_SOURCE},
    CodeFamily{"E-SCHEMA-LIMIT", PROVISO_FAULTY_SOURCE},
    CodeFamily{"E-SCHEMA-NONE", PROVISO_FAULTY_SOURCE},
    CodeFamily{"E-SCHEMA-REF", PROVISO_FAULTY_SOURCE},
    CodeFamily{"E-NO-WRITER", PROVISO_NOT_FOUND},
    CodeFamily{"E-NO-LANGUAGE", PROVISO_NOT_FOUND},
    CodeFamily{"E-STAGE", PROVISO_NOT_FOUND},
    CodeFamily{"E-AUDIENCE", PROVISO_NOT_FOUND},
    CodeFamily{"E-RECORD", PROVISO_INVALID_ARGUMENT},
    CodeFamily{"E-NO-REFERENCE", PROVISO_NOT_FOUND},
    CodeFamily{"E-NO-MAP", PROVISO_UNKNOWN_DOCUMENT},
    CodeFamily{"E-NO-FEED", PROVISO_UNKNOWN_DOCUMENT},
    CodeFamily{"E-NO-ENTRY", PROVISO_UNKNOWN_DOCUMENT},
    CodeFamily{"E-MANY-ENTRIES", PROVISO_UNKNOWN_DOCUMENT},
    CodeFamily{"E-NOT-PROCUREMENT", PROVISO_UNKNOWN_DOCUMENT},
    CodeFamily{"E-NO-COLUMNS", PROVISO_UNKNOWN_DOCUMENT},
    CodeFamily{"E-NO-TABLE", PROVISO_UNKNOWN_DOCUMENT},
    CodeFamily{"E-NO-FORM", PROVISO_NOT_FOUND},
    CodeFamily{"E-SINK", PROVISO_SINK_REFUSED},
    CodeFamily{"E-MEMORY", PROVISO_NO_MEMORY},
    CodeFamily{"E-INTERNAL", PROVISO_INTERNAL},
};

// `E0201` is about a text of our own languages; `E-DTD` about a document.
bool is_about_a_source(std::string_view code) {
    return code.size() > 1 && code[0] == 'E' && code[1] >= '0' && code[1] <= '9';
}

proviso_status status_of(const Error& error) {
    if (is_about_a_source(error.code)) return PROVISO_FAULTY_SOURCE;
    const auto family = std::ranges::find(families, std::string_view{error.code}, &CodeFamily::code);
    return family == families.end() ? PROVISO_UNREADABLE : family->status;
}

}  // namespace

proviso_status give_error(proviso_error** out, const Error& error) noexcept {
    try {
        const proviso_status status = status_of(error);
        if (out == nullptr) return status;
        auto object = std::make_shared<ErrorObject>();
        object->status = status;
        object->error.code = error.code;
        object->error.message = make_visible(error.message);
        object->error.help = make_visible(error.help);
        object->error.place = error.place;
        object->error.place.document = make_visible(error.place.document);
        *out = hand_out(std::move(object));
        return status;
    } catch (...) {
        return PROVISO_NO_MEMORY;
    }
}

Result<std::string_view> text_of(proviso_text text, std::string_view name) {
    if (text.size == 0) return std::string_view{};
    if (text.data == nullptr) return bad_argument("the text `" + std::string{name} + "` is null");
    const std::string_view view{text.data, text.size};
    if (find_invalid_utf8(view) != std::string_view::npos) {
        return bad_argument("the text `" + std::string{name} + "` is not UTF-8");
    }
    return view;
}

Result<MapFile> file_of(const proviso_file* file, std::string_view name) {
    if (file == nullptr) return bad_argument("the file `" + std::string{name} + "` is null");
    const bool lacks_data = (file->name.size != 0 && file->name.data == nullptr) ||
                            (file->bytes.size != 0 && file->bytes.data == nullptr);
    if (lacks_data) return bad_argument("a text of the file `" + std::string{name} + "` is null");
    const auto copy = [](proviso_text text) {
        return text.size == 0 ? std::string{} : std::string{text.data, text.size};
    };
    return MapFile{make_visible(copy(file->name)), copy(file->bytes)};
}

Status check_sink(const proviso_sink& sink) {
    if (sink.write == nullptr) return bad_argument("the sink has no function");
    return Done{};
}

Status send(const proviso_sink& sink, std::string_view text) {
    if (sink.write(sink.context, text.data(), text.size()) == 0) return Done{};
    return Error{"E-SINK", "the output was not taken: the host's sink asked to stop", "", {}};
}

}  // namespace proviso::abi
