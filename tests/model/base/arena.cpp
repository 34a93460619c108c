#include "model/base/arena.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using proviso::Arena;

namespace {

// Sizes around the arena's block of 64 KiB, which is where a mistake would show.
std::vector<std::string> texts_of_all_sizes() {
    std::vector<std::string> texts;
    for (const std::size_t size : {1U, 65'535U, 65'536U, 65'537U, 200'000U, 3U, 65'530U, 6U, 1U}) {
        texts.push_back(std::string(size, static_cast<char>('a' + texts.size())));
    }
    return texts;
}

}  // namespace

TEST_CASE("stored texts stay as they were, whatever is stored after them") {
    Arena arena;
    const std::vector<std::string> texts = texts_of_all_sizes();
    std::vector<std::string_view> views;
    std::size_t bytes = 0;
    for (const std::string& text : texts) {
        views.push_back(arena.store(text));
        bytes += text.size();
    }
    CHECK(std::equal(texts.begin(), texts.end(), views.begin(), views.end()));
    CHECK(arena.size_bytes() == bytes);
}

TEST_CASE("a stored text does not depend on the text it was copied from") {
    Arena arena;
    std::string text = "laptop";
    const std::string_view view = arena.store(text);
    text = "tablet";
    CHECK(view == "laptop");
}

TEST_CASE("views outlive a move of their arena") {
    Arena arena;
    const std::string_view view = arena.store("a clause");
    const Arena moved = std::move(arena);
    CHECK(view == "a clause");
    CHECK(moved.size_bytes() == 8);
}

TEST_CASE("an empty text takes no room") {
    Arena arena;
    CHECK(arena.store("").empty());
    CHECK(arena.size_bytes() == 0);
}
