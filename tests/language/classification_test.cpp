// Codes by longest prefix.
#include "tests/support/catch.hpp"

#include <random>
#include <string>
#include <vector>

#include "rules/language/classification.hpp"

using proviso::clause::Classification;
using proviso::clause::code_matches;

namespace {

constexpr std::uint16_t in = 0;
constexpr std::uint16_t out = 1;
constexpr std::uint16_t probable = 2;
constexpr std::uint16_t other = 3;

struct Entry {
    std::string pattern;
    std::uint16_t class_index;
};

// Straight from the words of the header, over eight-digit codes: count how far each entry reaches.
std::uint16_t obvious_class(const std::vector<Entry>& entries, const std::string& code) {
    const auto reach = [](const Entry& entry) {
        std::string digits = entry.pattern.substr(0, entry.pattern.find('*'));
        while (entry.pattern.back() == '*' && digits.size() > 2 && entry.pattern.size() == 9 &&
               digits.back() == '0') {
            digits.pop_back();
        }
        return digits;
    };
    const auto significant = [](std::string digits) {
        while (digits.size() > 2 && digits.back() == '0') digits.pop_back();
        return digits;
    };
    std::size_t best = 0;
    std::uint16_t result = other;
    bool is_ancestor = false;
    for (const Entry& entry : entries) {
        const std::string digits = reach(entry);
        const bool is_starred = entry.pattern.back() == '*';
        const std::string own = significant(code);
        const bool covers = is_starred ? code.substr(0, digits.size()) == digits : code == digits;
        const std::size_t length = is_starred ? digits.size() : 100;
        if (covers && length > best) {
            best = length;
            result = entry.class_index;
        }
        if (!covers && digits.size() > own.size() && digits.substr(0, own.size()) == own) is_ancestor = true;
    }
    return best == 0 && is_ancestor ? probable : result;
}

std::string random_code(std::mt19937& random) {
    std::string code = "30";
    const std::size_t depth = random() % 7;
    for (std::size_t i = 0; i < depth; ++i) code += static_cast<char>('0' + random() % 3);
    return code + std::string(8 - code.size(), '0');
}

}  // namespace

TEST_CASE("a starred code stands for all below it") {
    CHECK(code_matches("302*", "30200000"));
    CHECK(code_matches("302*", "30213100"));
    CHECK_FALSE(code_matches("302*", "30300000"));
    CHECK_FALSE(code_matches("302*", "30000000"));
    CHECK(code_matches("30200000*", "30213100"));
    CHECK_FALSE(code_matches("30200000*", "30300000"));
    CHECK(code_matches("30000000*", "30999999"));
    CHECK_FALSE(code_matches("30000000*", "31000000"));
    CHECK_FALSE(code_matches("300*", "30200000"));
    CHECK(code_matches("*", "anything"));
}

TEST_CASE("a code without a star is only itself") {
    CHECK(code_matches("30200000", "30200000"));
    CHECK_FALSE(code_matches("30200000", "30210000"));
    CHECK_FALSE(code_matches("302", "30200000"));
}

TEST_CASE("check digits and the name of the list do not count") {
    CHECK(code_matches("cpv:30200000-1", "30200000"));
    CHECK(code_matches("30213100", "30213100-6"));
    CHECK(code_matches("cpv:302*", "cpv:30213100-6"));
    CHECK(code_matches("302*", "cpv:30213100"));
    CHECK_FALSE(code_matches("cpv:302*", "nuts:30213100"));
    CHECK(code_matches("vehicle:m1-m2-n1", "m1-m2-n1"));
    CHECK_FALSE(code_matches("m1", "m1-m2-n1"));
}

TEST_CASE("the most specific entry decides") {
    Classification scope;
    scope.add("cpv:341*", in);
    scope.add("cpv:34114121*", out);
    scope.add("cpv:34144900", in);
    scope.add("cpv:3414*", out);
    scope.set_ancestors(probable);
    scope.set_otherwise(other);
    CHECK(scope.class_of("34110000") == in);
    CHECK(scope.class_of("34114121") == out);
    CHECK(scope.class_of("34114121-3") == out);
    CHECK(scope.class_of("34114122") == in);
    CHECK(scope.class_of("34144900") == in);
    CHECK(scope.class_of("34144910") == out);
    CHECK(scope.class_of("34000000") == probable);
    CHECK(scope.class_of("cpv:34000000-7") == probable);
    CHECK(scope.class_of("35000000") == other);
}

TEST_CASE("a code without a star goes before one with it, and the first of two equals counts") {
    Classification scope;
    scope.add("30213100*", in);
    scope.add("30213100", out);
    scope.add("30213100", in);
    CHECK(scope.class_of("30213100") == out);
    CHECK(scope.class_of("30213110") == in);
}

TEST_CASE("without ancestors and otherwise an unlisted code has no class") {
    Classification scope;
    CHECK(scope.class_of("30200000") == Classification::no_class);
    scope.add("3021*", in);
    CHECK(scope.class_of("30200000") == Classification::no_class);
    CHECK(scope.class_of("") == Classification::no_class);
}

TEST_CASE("servers below software are found though software is not in scope") {
    Classification scope;
    scope.add("cpv:48820000*", in);
    scope.set_ancestors(probable);
    scope.set_otherwise(out);
    CHECK(scope.class_of("48820000") == in);
    CHECK(scope.class_of("48821000") == in);
    CHECK(scope.class_of("48800000") == probable);
    CHECK(scope.class_of("48000000") == probable);
    CHECK(scope.class_of("48810000") == out);
}

TEST_CASE("classes agree with the obvious count over random codes") {
    std::mt19937 random{3};
    for (int round = 0; round < 4000; ++round) {
        std::vector<Entry> entries;
        Classification scope;
        scope.set_ancestors(probable);
        scope.set_otherwise(other);
        for (std::size_t i = 0; i < 1 + random() % 8; ++i) {
            std::string pattern = random_code(random);
            const auto shape = random() % 3;
            if (shape == 1) pattern += '*';
            if (shape == 2) pattern = pattern.substr(0, 2 + random() % 6) + '*';
            const auto class_index = static_cast<std::uint16_t>(random() % 2);
            entries.push_back({pattern, class_index});
            scope.add("cpv:" + pattern, class_index);
        }
        for (int i = 0; i < 10; ++i) {
            const std::string code = random_code(random);
            INFO(code << " round " << round);
            CHECK(scope.class_of(code) == obvious_class(entries, code));
        }
    }
}
