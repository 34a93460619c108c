// `proviso compare`: whether a newer version changed the clause.
#include "plugin/cli/console.hpp"
#include "plugin/cli/output_file.hpp"
#include "plugin/cli/session.hpp"

namespace proviso::cli {
namespace {

// What the user would say to check this version alone.
Arguments side_of(const Arguments& arguments, const std::string& first,
                  const std::vector<std::string>& further) {
    Arguments side = arguments;
    if (arguments.cpv.empty()) {
        side.files = {first};
        side.documents.insert(side.documents.end(), further.begin(), further.end());
        return side;
    }
    side.drafts = {first};
    side.drafts.insert(side.drafts.end(), further.begin(), further.end());
    side.drafts.insert(side.drafts.end(), arguments.documents.begin(), arguments.documents.end());
    side.documents.clear();
    return side;
}

Expected<host::Check> check_of(const host::Engine& engine, const std::vector<host::Pack>& packs,
                               const Arguments& side) {
    Expected<host::Check> check = make_check(engine, side);
    if (!check) return check;
    for (const host::Pack& pack : packs) {
        Expected<host::Nothing> added = check->add_pack(pack);
        if (!added) return added.error();
    }
    return check;
}

Expected<host::Comparison> comparison_of(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    Expected<std::vector<host::Pack>> packs = load_packs(*engine, arguments);
    if (!packs) return packs.error();
    const Arguments old_side = side_of(arguments, arguments.older, arguments.old_documents);
    const Arguments new_side = side_of(arguments, arguments.newer, arguments.new_documents);
    Expected<host::Check> before = check_of(*engine, *packs, old_side);
    if (!before) return before.error();
    Expected<host::Check> after = check_of(*engine, *packs, new_side);
    if (!after) return after.error();
    return host::compare(*before, *after);
}

Expected<host::Nothing> deliver(const host::Comparison& comparison, const Arguments& arguments) {
    host::WriteOptions options;
    options.shows_all = arguments.shows_all;
    const bool is_for_stdout = arguments.output.empty();
    options.uses_colour = is_for_stdout && uses_colour();
    if (is_for_stdout) options.width = columns();
    Expected<std::string> text = comparison.write(arguments.format, options);
    if (!text) return text.error();
    return is_for_stdout ? print(*text) : write_whole(arguments.output, *text);
}

}  // namespace

Expected<int> run_compare(const Arguments& arguments) {
    Expected<host::Comparison> comparison = comparison_of(arguments);
    if (!comparison) return comparison.error();
    Expected<host::Nothing> delivered = deliver(*comparison, arguments);
    if (!delivered) return delivered.error();
    if (comparison->unreadable_count() != 0) return int{unreadable_input};
    return int{comparison->is_changed() ? findings : nothing_found};
}

}  // namespace proviso::cli
