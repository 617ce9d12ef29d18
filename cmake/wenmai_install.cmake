# What `cmake --install` puts down and `cpack -G DEB` packs, in three parts:
#   runtime  libwenmai.so, with the C++ and the C interface
#   dev      the headers, the CMake package and the pkg-config file
#   shell    the `wenmai` binary with its manual page and the completion of bash
include(CMakePackageConfigHelpers)

set(wenmai_package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/wenmai)
install(TARGETS wenmai_shared EXPORT wenmaiTargets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime NAMELINK_COMPONENT dev)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/wenmai DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev)
install(EXPORT wenmaiTargets NAMESPACE wenmai:: DESTINATION ${wenmai_package_folder} COMPONENT dev)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/wenmaiConfigVersion.cmake COMPATIBILITY SameMinorVersion)
file(RELATIVE_PATH wenmai_prefix_from_pc /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
configure_file(${CMAKE_CURRENT_LIST_DIR}/wenmaiConfig.cmake.in ${PROJECT_BINARY_DIR}/wenmaiConfig.cmake @ONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/wenmai.pc.in ${PROJECT_BINARY_DIR}/wenmai.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/wenmaiConfig.cmake ${PROJECT_BINARY_DIR}/wenmaiConfigVersion.cmake
  DESTINATION ${wenmai_package_folder} COMPONENT dev)
install(FILES ${PROJECT_BINARY_DIR}/wenmai.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)

if(WENMAI_BUILD_SHELL)
  install(TARGETS wenmai_shell RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT shell)
  install(FILES ${PROJECT_BINARY_DIR}/wenmai.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT shell)
  install(FILES ${PROJECT_BINARY_DIR}/wenmai.bash RENAME wenmai
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT shell)
endif()

set(CPACK_PACKAGE_NAME wenmai)
set(CPACK_PACKAGE_VENDOR "The wenmai authors")
set(CPACK_PACKAGE_CONTACT "The wenmai authors <wenmai@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL runtime dev shell)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libwenmai${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libwenmai-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "libwenmai${PROJECT_VERSION_MAJOR} (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_SHELL_PACKAGE_NAME wenmai)
set(CPACK_DEBIAN_SHELL_PACKAGE_SECTION database)
set(CPACK_DEBIAN_SHELL_PACKAGE_RECOMMENDS graphviz)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "The shared library of wenmai, with its C++ and its C interface.")
set(CPACK_COMPONENT_DEV_DESCRIPTION "Headers, CMake package and pkg-config file of libwenmai.")
set(CPACK_COMPONENT_SHELL_DESCRIPTION "The wenmai command turns articles into a property graph, with the sentence behind every claim and fact, and answers openCypher over it: in an interactive shell, from scripts, and as pictures.")
include(CPack)
