// Random rules and random dossiers over the small model of `shipment.model`: well-typed by construction, the
// same for the same seed.
//
// Door: `RuleGenerator`. Thread rule: one owner.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace proviso::test {

struct GeneratorOptions {
    bool is_monotone = false;     // no negation, no upper bound, nothing that holds of an empty list
    bool has_exceptions = false;  // at times, also such as may apply together
};

class RuleGenerator {
public:
    explicit RuleGenerator(std::uint32_t seed, GeneratorOptions options = {})
        : random_(seed), options_(options) {}

    // Items with one rule `R`.
    [[nodiscard]] std::string rules();
    // In the notation.
    [[nodiscard]] std::string dossier();

    // One value of the notation for a field, given, silent or blocked.
    [[nodiscard]] std::string given_value(const std::string& type);

private:
    struct Names {
        std::vector<std::string> lots;
        std::vector<std::string> papers;
        std::vector<std::string> sites;
        std::vector<std::string> numbers;
        std::vector<std::string> aims;
        std::vector<std::string> texts;
        bool has_due = false;
    };

    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }
    template <class Item>
    const Item& pick(const std::vector<Item>& items) {
        return items[below(static_cast<std::uint32_t>(items.size()))];
    }

    std::string exceptions(bool has_by, Names& names);
    std::string exception(const std::string& id, const std::string& outer, bool has_by, Names& names);
    std::string condition(int depth, Names& names);
    std::string atom(int depth, Names& names);
    std::string quantifier(int depth, Names& names);
    std::string over(const std::string& list, Names& names, Names& inner, int depth);
    std::string comparison(int depth, Names& names);
    std::string text_condition(Names& names);
    std::string number(int depth, Names& names);
    std::string date(int depth, Names& names);
    std::string text(Names& names);
    std::string kind(Names& names);
    std::string relation();
    std::string otherwise(const std::string& value, const std::string& literal);
    std::string fresh(const char* prefix) { return prefix + std::to_string(++name_count_); }

    std::string state();
    std::string member(const std::string& name, const std::string& type);
    std::string list_member(const std::string& name, const std::string& type);
    std::string paper();
    std::string lot(int index);

    std::mt19937 random_;
    GeneratorOptions options_;
    int name_count_ = 0;
    bool allows_surely_ = false;
    bool has_define_ = false;  // a define may not use itself
};

}  // namespace proviso::test
