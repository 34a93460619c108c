# The functions with which every folder describes its targets. A folder's CMakeLists.txt is written in these words:
#
#   proviso_add_library(<name>            a static library `proviso_<name>`, also named `proviso::<name>`
#       SOURCES <file>...                 relative to the folder
#       [USES <name>...]                  lower floors: `base` means `proviso::base`
#       [LIBRARIES <target>...])          third parties, visible to this library alone
#
#   proviso_embed(<target>                puts text files into the target, so that the library needs no data folder
#       HEADER <path>                     the generated header, as it is included: `rules/packs/embedded.hpp`
#       FUNCTION <name>                   `std::span<const EmbeddedFile> proviso::<name>()`
#       FILES <pattern>...)               relative to the root, searched through all folders below: `rules/packs/*.md`
#
#   proviso_add_test(<name>               the executable `test_<name>`; every test case is a test of ctest
#       SOURCES <file>... [USES <name>...] [LIBRARIES <target>...]
#       [LABELS <label>...]               `hostile`: run under the sanitizers as well
#       [LONG])                           it has cases tagged `[.long]`, which run only upon `./dev test --long`
#
# Third-party targets: LibXml2::LibXml2, XercesC::XercesC, Boost::headers, fmt::fmt, PkgConfig::re2, PkgConfig::utf8proc,
# PkgConfig::nettle, PkgConfig::libarchive, nlohmann_json::nlohmann_json, CLI11::CLI11; valijson is headers only.
# Tests get `PROVISO_SOURCE_DIR` (a string literal) for fixtures and include `tests/support/catch.hpp` only.

function(proviso_add_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES;LIBRARIES")
    proviso_refuse_unknown("${name}" "${arg_UNPARSED_ARGUMENTS}")
    set(target proviso_${name})
    add_library(${target} STATIC ${arg_SOURCES})
    add_library(proviso::${name} ALIAS ${target})
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
    list(TRANSFORM arg_USES PREPEND "proviso::")
    target_link_libraries(${target} PUBLIC ${arg_USES} PRIVATE proviso_flags ${arg_LIBRARIES})
endfunction()

add_custom_target(hostile_tests)

function(proviso_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "LONG" "" "SOURCES;USES;LIBRARIES;LABELS")
    proviso_refuse_unknown("${name}" "${arg_UNPARSED_ARGUMENTS}")
    set(target test_${name})
    add_executable(${target} ${arg_SOURCES})
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
    target_compile_definitions(${target} PRIVATE PROVISO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    list(TRANSFORM arg_USES PREPEND "proviso::")
    target_link_libraries(${target} PRIVATE proviso_flags ${arg_USES} ${arg_LIBRARIES} Catch2::Catch2WithMain)
    # A test runs once: optimising it fully costs more time than it saves. What it tries is optimised fully.
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
    list(PREPEND arg_LABELS ${name})
    # The discovery script hands on one label only, so the words are joined: `ctest -L hostile` finds `xml-hostile`.
    list(JOIN arg_LABELS "-" label)
    # A name that ctest cannot hand over (one with a semicolon) would match nothing and pass: `NoTests` forbids it.
    catch_discover_tests(${target} TEST_PREFIX "${name}/" WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
        EXTRA_ARGS --warn NoTests PROPERTIES LABELS "${label}")
    if("hostile" IN_LIST arg_LABELS)
        add_dependencies(hostile_tests ${target})
    endif()
    if(arg_LONG)
        catch_discover_tests(${target} TEST_SPEC "[long]" TEST_PREFIX "${name}/"
            WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" EXTRA_ARGS --warn NoTests PROPERTIES LABELS "long")
    endif()
endfunction()

# The bytes enter through the assembler's `.incbin`: no file is rewritten as a literal, whatever its size. The list
# is globbed anew at each build; a changed file recompiles one generated source.
function(proviso_embed target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "HEADER;FUNCTION" "FILES")
    proviso_refuse_unknown("${target}" "${arg_UNPARSED_ARGUMENTS}")
    list(TRANSFORM arg_FILES PREPEND "${PROJECT_SOURCE_DIR}/")
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${arg_FILES})
    list(SORT files)
    set(function ${arg_FUNCTION})
    set(data "")
    set(rows "")
    set(declarations "")
    set(index 0)
    foreach(file IN LISTS files)
        file(RELATIVE_PATH path "${PROJECT_SOURCE_DIR}" "${file}")
        set(symbol proviso_${function}_${index})
        string(APPEND data "    \".hidden ${symbol}\\n.globl ${symbol}\\n${symbol}:\\n.incbin \\\"${file}\\\"\\n\"\n"
            "    \".hidden ${symbol}_end\\n.globl ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n\"\n")
        string(APPEND declarations "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
        string(APPEND rows "        {\"${path}\", between(${symbol}, ${symbol}_end)},\n")
        math(EXPR index "${index} + 1")
    endforeach()
    if(index EQUAL 0)
        message(FATAL_ERROR "proviso_embed(${target}): no file matches ${arg_FILES}")
    endif()
    set(include "${arg_HEADER}")
    set(generated "${PROJECT_BINARY_DIR}/generated/${arg_HEADER}")
    string(REGEX REPLACE "\\.hpp$" ".cpp" source "${generated}")
    configure_file("${PROJECT_SOURCE_DIR}/cmake/embedded.hpp.in" "${generated}" @ONLY)
    configure_file("${PROJECT_SOURCE_DIR}/cmake/embedded.cpp.in" "${source}" @ONLY)
    set_property(SOURCE "${source}" TARGET_DIRECTORY ${target} APPEND PROPERTY OBJECT_DEPENDS "${files}")
    target_sources(${target} PRIVATE "${source}" "${generated}")
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
endfunction()

function(proviso_refuse_unknown name unknown)
    if(unknown)
        message(FATAL_ERROR "${name}: unknown words `${unknown}`; see the top of cmake/ProvisoTargets.cmake")
    endif()
endfunction()
