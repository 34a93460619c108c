#include "plugin/check/check_texts.hpp"

#include "plugin/check/shipped.hpp"

namespace proviso {

// A test reads the file, so that a fault in it is found there; a text that is missing shows as its name.
const clause::TextCatalogue& check_texts() {
    static const clause::TextCatalogue catalogue = [] {
        auto read = clause::TextCatalogue::read("plugin/check/texts.md", shipped_check_texts());
        return read ? std::move(read).value() : clause::TextCatalogue{};
    }();
    return catalogue;
}

}  // namespace proviso
