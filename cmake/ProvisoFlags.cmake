# How everything is compiled: `proviso_flags` is linked privately by every target of ours.

add_library(proviso_flags INTERFACE)
target_compile_features(proviso_flags INTERFACE cxx_std_20)
target_compile_options(proviso_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    $<$<BOOL:${PROVISO_DEVELOPER}>:-Werror>)

# A sanitizer that reports and goes on would let a test pass, so the first report ends the program.
if(PROVISO_SANITIZE)
    target_compile_options(proviso_flags INTERFACE
        -fsanitize=${PROVISO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(proviso_flags INTERFACE -fsanitize=${PROVISO_SANITIZE})
endif()

# Paths of the machine that builds have no place in what is shipped.
target_compile_options(proviso_flags INTERFACE "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=")
