// Version, errors and texts.
#include "plugin/abi/guard.hpp"

#include "model/base/unicode.hpp"

namespace abi = proviso::abi;

namespace {

std::shared_ptr<abi::ErrorObject> error_of(const proviso_error* error) {
    return abi::look_up<abi::ErrorObject>(error);
}

// The views stay valid while the handle lives: the registry holds the object.
proviso_text text_in(const proviso_error* error, const std::string& (*member)(const proviso::Error&)) {
    const auto object = error_of(error);
    return object == nullptr ? proviso_text{nullptr, 0} : abi::view(member(object->error));
}

}  // namespace

proviso_text proviso_version(void) { return abi::view(PROVISO_VERSION); }

uint32_t proviso_abi_version(void) { return PROVISO_ABI_VERSION; }

proviso_status proviso_error_status(const proviso_error* error) {
    const auto object = error_of(error);
    return object == nullptr ? PROVISO_INVALID_ARGUMENT : object->status;
}

proviso_text proviso_error_code(const proviso_error* error) {
    return text_in(error, [](const proviso::Error& one) -> const std::string& { return one.code; });
}

proviso_text proviso_error_message(const proviso_error* error) {
    return text_in(error, [](const proviso::Error& one) -> const std::string& { return one.message; });
}

proviso_text proviso_error_help(const proviso_error* error) {
    return text_in(error, [](const proviso::Error& one) -> const std::string& { return one.help; });
}

proviso_text proviso_error_document(const proviso_error* error) {
    return text_in(error, [](const proviso::Error& one) -> const std::string& { return one.place.document; });
}

uint32_t proviso_error_line(const proviso_error* error) {
    const auto object = error_of(error);
    return object == nullptr ? 0 : object->error.place.line;
}

uint32_t proviso_error_column(const proviso_error* error) {
    const auto object = error_of(error);
    return object == nullptr ? 0 : object->error.place.column;
}

uint64_t proviso_error_byte(const proviso_error* error) {
    const auto object = error_of(error);
    return object == nullptr ? 0 : object->error.place.byte;
}

void proviso_error_free(proviso_error* error) { abi::release<abi::ErrorObject>(error); }

proviso_status proviso_make_visible(proviso_text text, proviso_sink sink, proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        if (text.size == 0) return proviso::Done{};
        if (text.data == nullptr) return abi::bad_argument("the text `text` is null");
        return abi::send(sink, proviso::make_visible(std::string_view{text.data, text.size}));
    });
}
