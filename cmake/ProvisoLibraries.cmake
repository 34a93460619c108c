# Where third-party libraries come from: the packages of the system, nothing else. docs/adr/0002 says why each.

find_package(PkgConfig REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(XercesC 3.2 REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
# Headers only: its package would have us link the shared library, which a host would then need as well.
pkg_check_modules(tomlplusplus REQUIRED tomlplusplus)

if(PROVISO_TESTS)
    find_package(Catch2 2.13 REQUIRED)
    include(Catch)
endif()
