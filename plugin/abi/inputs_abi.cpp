// Files that hold other files.
#include "plugin/abi/guard.hpp"

#include "parsers/containers/containers.hpp"

namespace abi = proviso::abi;

namespace {

using proviso::ContainedInput;
using proviso::Done;
using proviso::Status;

bool hand_to(const proviso_input_sink& sink, const ContainedInput& input) {
    const proviso_file file{abi::view(input.name), abi::view(*input.bytes)};
    proviso_error* fault = nullptr;
    if (input.fault) abi::give_error(&fault, *input.fault);
    const bool goes_on = sink.take(sink.context, &file, fault) == 0;
    abi::release<abi::ErrorObject>(fault);
    return goes_on;
}

proviso::Result<proviso::Input> borrowed(const proviso_file* file) {
    if (file == nullptr) return abi::bad_argument("the file is null");
    PROVISO_TRY(name, abi::text_of(file->name, "name"));
    if (file->bytes.size != 0 && file->bytes.data == nullptr)
        return abi::bad_argument("the bytes of the file are null");
    const std::string_view bytes{file->bytes.data == nullptr ? "" : file->bytes.data, file->bytes.size};
    return proviso::Input{std::string{name}, bytes};
}

}  // namespace

proviso_status proviso_for_each_input(const proviso_file* file, proviso_input_sink sink,
                                      proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        if (sink.take == nullptr) return abi::bad_argument("the sink has no function");
        PROVISO_TRY(input, borrowed(file));
        if (proviso::container_kind(input.bytes) == proviso::ContainerKind::None) {
            sink.take(sink.context, file, nullptr);
            return Done{};
        }
        auto rest = proviso::for_each_input(
            input, [&](const ContainedInput& contained) { return hand_to(sink, contained); });
        if (rest) return *std::move(rest);
        return Done{};
    });
}
