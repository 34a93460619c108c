# What a host needs: the library, the headers, and how pkg-config and CMake find them.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS proviso EXPORT proviso-targets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY "${PROJECT_SOURCE_DIR}/plugin/include/proviso/"
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/proviso)

# Relative, so that the tree may be moved: `lib/x86_64-linux-gnu/pkgconfig` is three folders deep.
file(RELATIVE_PATH up_to_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file("${CMAKE_CURRENT_LIST_DIR}/proviso.pc.in" "${CMAKE_CURRENT_BINARY_DIR}/proviso.pc" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/proviso.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/proviso)
install(EXPORT proviso-targets NAMESPACE proviso:: DESTINATION ${package_folder})
configure_file("${CMAKE_CURRENT_LIST_DIR}/proviso-config.cmake.in"
    "${CMAKE_CURRENT_BINARY_DIR}/proviso-config.cmake" COPYONLY)
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/proviso-config-version.cmake"
    COMPATIBILITY SameMajorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/proviso-config.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/proviso-config-version.cmake"
    DESTINATION ${package_folder})
